import { expect, test } from 'vitest';
import { line, textOf } from '../line.ts';
import { clampOffset, revealed, scrolledBy, windowOf } from './scroll.tsx';

const ten = Array.from({ length: 10 }, (_, i) => line(`row ${i}`));

test('what fits is shown whole, without a hint', () => {
  expect(windowOf(ten, 3, 10)).toHaveLength(10);
});

test('what does not fit takes exactly the height, the last row telling how much is hidden', () => {
  expect(windowOf(ten, 0, 4).map(textOf)).toEqual(['row 0', 'row 1', 'row 2', '↓ 7 more · PgUp PgDn']);
  expect(windowOf(ten, 99, 4).map(textOf)).toEqual(['row 7', 'row 8', 'row 9', '↑ 7 above · PgUp PgDn']);
});

test('keys move by a row, a page, to either end, and never past it', () => {
  const shift = false;
  expect(scrolledBy({ name: 'down', shift }, 0, 10, 4)).toBe(1);
  expect(scrolledBy({ name: 'page-down', shift }, 0, 10, 4)).toBe(2);
  expect(scrolledBy({ name: 'end', shift }, 0, 10, 4)).toBe(7);
  expect(scrolledBy({ name: 'up', shift }, 0, 10, 4)).toBe(0);
  expect(scrolledBy({ name: 'text', text: 'x' }, 0, 10, 4)).toBeUndefined();
});

test('the cursor is brought into view', () => {
  expect(revealed(0, 8, 8, 10, 4)).toBe(6);
  expect(revealed(6, 2, 2, 10, 4)).toBe(2);
  expect(revealed(3, 4, 4, 10, 4)).toBe(3);
  expect(clampOffset(5, 3, 4)).toBe(0);
});
