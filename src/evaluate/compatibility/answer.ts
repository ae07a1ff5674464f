/** Answers of the compatibility engine and their reasons. */

/** `combine`: one work, such as copied code or static linking. `link`: a library of its own beside the work. */
export type Joining = 'combine' | 'link';

/** One step of the reasoning. */
export interface Reason {
  readonly license: string;
  /** A term tag, or `identity`, `or-later`, `opening`, `exception`, `unknown`. */
  readonly term: string;
  readonly clause?: string;
  readonly text: string;
}

export interface Answer {
  readonly answer: 'yes' | 'no' | 'review';
  readonly reasons: readonly Reason[];
}

export const yes = (reason: Reason): Answer => ({ answer: 'yes', reasons: [reason] });
export const no = (reason: Reason): Answer => ({ answer: 'no', reasons: [reason] });
export const unknown = (name: string, text: string): Answer => ({
  answer: 'review',
  reasons: [{ license: name, term: 'unknown', text }],
});

const ORDER = { yes: 0, review: 1, no: 2 } as const;

/** All must fit: the worst of the answers, with the reasons of each that is as bad. */
export function worst(answers: readonly Answer[]): Answer {
  const answer = answers.reduce((a, b) => (ORDER[b.answer] > ORDER[a.answer] ? b : a)).answer;
  return { answer, reasons: unique(answers.filter((each) => each.answer === answer).flatMap(({ reasons }) => reasons)) };
}

/** One must fit: the best of the answers, the first of equals. */
export function best(answers: readonly Answer[]): Answer {
  return answers.reduce((a, b) => (ORDER[b.answer] < ORDER[a.answer] ? b : a));
}

/** Which one of a family is meant is not said: where its members differ, a person must find out. */
export function asFamily(name: string, answers: readonly Answer[]): Answer {
  const strictest = worst(answers);
  if (answers.every(({ answer }) => answer === strictest.answer)) return strictest;
  const text = `${name} does not say which licence it is, and for one of them the answer is ${strictest.answer}`;
  return { answer: 'review', reasons: [{ license: name, term: 'unknown', text }, ...strictest.reasons] };
}

function unique(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [`${reason.license}\0${reason.term}\0${reason.text}`, reason])).values()];
}
