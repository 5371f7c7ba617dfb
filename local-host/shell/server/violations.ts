import express, { type RequestHandler, Router } from 'express';

/** A report of the browser that a Content-Security-Policy stopped something. */
export interface Violation {
  document: string;
  directive: string;
  blocked: string;
  source?: string;
  line?: number;
}

// Enough to see what is wrong; a page in a loop must not fill the memory.
const KEPT = 1000;

/** Collects violation reports of the site and of the frames, until they are read away. */
export interface ViolationLog {
  list(): Violation[];
  clear(): void;
  /** Takes reports in, as `report-uri` sends them. */
  route: RequestHandler;
}

export function createViolationLog(): ViolationLog {
  let violations: Violation[] = [];
  const route = Router();
  route.post('/', express.json({ type: () => true, limit: '1mb' }), (request, response) => {
    const report = (request.body as { 'csp-report'?: Record<string, unknown> })['csp-report'];
    if (report && violations.length < KEPT) violations.push(toViolation(report));
    response.status(204).end();
  });
  return { list: () => violations, clear: () => void (violations = []), route };
}

function toViolation(report: Record<string, unknown>): Violation {
  return {
    document: String(report['document-uri']),
    directive: String(report['effective-directive'] ?? report['violated-directive']),
    blocked: String(report['blocked-uri']),
    ...(report['source-file'] ? { source: String(report['source-file']) } : {}),
    ...(typeof report['line-number'] === 'number' ? { line: report['line-number'] } : {}),
  };
}
