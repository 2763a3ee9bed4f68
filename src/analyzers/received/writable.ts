/** A record while it is filled in: keys are set one by one, because a spread for each key that may be missing is slow a million times. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
