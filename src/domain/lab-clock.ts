/** The clock of a lab. All in milliseconds since the epoch, but `minutes`. It goes on while the program is closed. */
export type LabClock = {
  readonly startedAt: number;
  readonly now: number;
  readonly minutes: number;
  /** `timed` ends the attempt at zero; practice only says so. */
  readonly mode: 'practice' | 'timed';
};

/** Milliseconds left; negative when the time has run out. */
export const timeLeft = (clock: LabClock): number => clock.startedAt + clock.minutes * 60_000 - clock.now;

/** As a clock shows it: `12:05`, and `+1:30` for a minute and a half over the time. */
export const clockText = (clock: LabClock): string => {
  const left = timeLeft(clock);
  const seconds = left >= 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  const shown =
    hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return left >= 0 ? shown : `+${shown}`;
};
