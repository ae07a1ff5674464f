/** `licheck recommend --format json`: outbound licences that satisfy everything in a scan, best first. */

/** Why one component does not fit, or not surely. */
export interface Obstacle {
  readonly purl: string;
  readonly license: string;
  readonly reason: string;
}

/** One licence that the project could be shipped under. */
export interface Candidate {
  readonly license: string;
  readonly answer: 'yes' | 'no' | 'review';
  /** The smallest set of components to remove for the licence to be admitted. */
  readonly rulesOut: readonly Obstacle[];
  readonly review: readonly Obstacle[];
}

/** The answer to `licheck recommend`. */
export interface Recommendation {
  /** What the project is shipped under now; null when nobody said. */
  readonly current: string | null;
  /** The licences that were asked about, as the candidates name them. */
  readonly wanted: readonly string[];
  readonly candidates: readonly Candidate[];
}
