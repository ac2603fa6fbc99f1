/** What `clusterprep lab` takes. */
export type LabCommandOptions = {
  readonly dir?: string;
  readonly reset?: boolean;
  readonly timed?: boolean;
  readonly plain?: boolean;
  readonly progress?: string;
  readonly pack?: string;
};
