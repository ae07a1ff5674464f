/**
 * Arrays whose items are made when they are looked at. A hundred thousand models owe a million duties, and one more object for
 * each would take more room than everything else that is known of them.
 */

/** Fewer items cost less than a look through a proxy. */
const FEW = 20_000;

/** `length` items, each made by its index; whoever keeps an item keeps it as it is. Not to be changed. */
export function madeArray<T>(length: number, make: (index: number) => T): readonly T[] {
  if (length < FEW) return Array.from({ length }, (_, index) => make(index));
  const target: T[] = [];
  target.length = length;
  const indexOf = (key: string | symbol): number => {
    const first = typeof key === 'string' ? key.charCodeAt(0) : Number.NaN;
    const index = first >= 0x30 && first <= 0x39 ? Number(key) : Number.NaN;
    return Number.isInteger(index) && index < length ? index : -1;
  };
  const refuse = (): boolean => false;
  return new Proxy(target, {
    get: (_, key) => {
      const index = indexOf(key);
      return index < 0 ? Reflect.get(target, key) : make(index);
    },
    has: (_, key) => indexOf(key) >= 0 || Reflect.has(target, key),
    ownKeys: () => [...Array.from({ length }, (_, index) => String(index)), 'length'],
    getOwnPropertyDescriptor: (_, key) => {
      const index = indexOf(key);
      if (index < 0) return Reflect.getOwnPropertyDescriptor(target, key);
      return { value: make(index), writable: true, enumerable: true, configurable: true };
    },
    set: refuse,
    defineProperty: refuse,
    deleteProperty: refuse,
  });
}
