/** The library door: scan a project, read the document, render it. */
export type * from './model/assessment.ts';
export { exitCode } from './model/exit.ts';
export { VERSION } from './model/version.ts';
export { assess, type ScanOutcome, type ScanRequest } from './pipeline/index.ts';
export { parseAssessment } from './report/document/parse.ts';
export { findReporter, reporters } from './report/index.ts';
export type { Reporter, ReportOptions } from './report/reporter.ts';
