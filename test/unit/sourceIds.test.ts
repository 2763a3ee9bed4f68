import { expect, it } from 'vitest';
import { sourceIds } from '../../src/model/source';

it('names documents by their bare names, and tells twins apart', () => {
  const documents = ['a/out.txt', 'b/out.txt', 'b/out.txt', 'home/user/route.txt'].map((path) => ({
    path,
    name: path.split('/').at(-1) ?? '',
  }));
  expect(sourceIds(documents)).toEqual(['a/out.txt', 'b/out.txt', 'b/out.txt#2', 'route.txt']);
});
