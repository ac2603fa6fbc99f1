import { useRef, useState } from 'react';

/**
 * State that can be read at once after it was set: several keys may arrive before the next frame, and each must start
 * from what the one before has done.
 */
export const useKept = <T>(initial: T): readonly [value: T, set: (next: T) => void, read: () => T] => {
  const [value, setValue] = useState(initial);
  const latest = useRef(initial);
  const set = (next: T): void => {
    latest.current = next;
    setValue(next);
  };
  return [value, set, () => latest.current];
};
