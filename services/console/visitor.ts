import type { FastifyRequest } from 'fastify';
import type { Actor } from '#domain/launch.ts';
import {
  type AccessObject,
  COUNCIL_ONLY,
  type Holding,
  may,
  PERMISSIONS,
  type Permission,
  type Reach,
  reachOf,
} from '#domain/permissions.ts';
import { Problem } from '../shared/problem.ts';

/** Whoever a request comes from, what they may do, and what the request is about. */
export interface Visitor {
  actor: Actor;
  /** What the page says of who is signed in. */
  name: string;
  holdings: readonly Holding[];
  /** Null for whoever came without a session. */
  sessionId: string | null;
  /** What the address of the request names, such as one cycle's departments. */
  object: AccessObject;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What each form of this session must carry; empty for a program. */
    formToken: string;
  }
}

const VISITORS = new WeakMap<FastifyRequest, Visitor>();

/** Nobody yet: on pages that are open to all. */
const NOBODY: Visitor = {
  actor: { kind: 'system', label: 'nobody' },
  name: '',
  holdings: [],
  sessionId: null,
  object: 'anywhere',
};

/** Whoever holds the printed token: all but what is the works council's, for the first set-up and when nothing else works. */
export const TOKEN_VISITOR: Visitor = {
  actor: { kind: 'token', label: 'Printed token' },
  name: 'The printed token',
  holdings: [
    {
      as: 'token',
      permissions: PERMISSIONS.filter((permission) => !COUNCIL_ONLY.includes(permission)),
      department: null,
    },
  ],
  sessionId: null,
  object: 'anywhere',
};

/** @returns whom the guard let in. */
export function visitorOf(request: FastifyRequest): Visitor {
  return VISITORS.get(request) ?? NOBODY;
}

/** The guard's word on who it is; nobody else sets it. */
export function setVisitor(request: FastifyRequest, visitor: Visitor): void {
  VISITORS.set(request, visitor);
}

/** @returns whether the visitor may do something with what this request is about, or with another object. */
export function can(
  request: FastifyRequest,
  permission: Permission,
  object: AccessObject = visitorOf(request).object,
): boolean {
  return may(visitorOf(request).holdings, permission, object).allowed;
}

/** @throws Problem 403 with one sentence that says who can do it. */
export function demand(
  request: FastifyRequest,
  permission: Permission,
  object: AccessObject = visitorOf(request).object,
): void {
  const verdict = may(visitorOf(request).holdings, permission, object);
  if (verdict.allowed) return;
  throw new Problem({
    code: 'not-allowed',
    status: 403,
    title: 'Your role does not cover this.',
    detail: verdict.reason,
  });
}

/** @returns departments to which lists are kept, each with all below it; undefined for all there are. */
export function within(request: FastifyRequest, permission: Permission): readonly string[] | undefined {
  const reach: Reach = reachOf(visitorOf(request).holdings, permission);
  return reach === 'everywhere' ? undefined : reach;
}
