export declare const LICENSES: readonly string[];
export declare const SHAPES: Readonly<
  Record<string, { readonly title: string; bases(i: number, count: number): readonly number[] }>
>;
export declare function nameOf(i: number): string;
export declare function basesOf(shape: string, i: number, count: number): readonly number[];
export declare function writeCards(root: string, shape: string, count: number): void;
