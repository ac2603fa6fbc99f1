/** One thing that the doctor looked at. `weaker`: it works, and could work better. */
export type Finding = {
  readonly what: string;
  readonly state: 'good' | 'weaker' | 'missing';
  readonly is: string;
  readonly advice?: string;
};
