/**
 * Points of the screen at which consent layers stand, as shares of the viewport: asked by the sentinel, which only
 * suspects, and by the engine, which reads what stands there.
 */
export interface HitPoint {
  readonly x: number;
  readonly y: number;
  /** A bar in normal flow may stand there, too. */
  readonly edge?: boolean;
  /** Only asked by the engine: what stands here alone is rare. */
  readonly fine?: boolean;
}

export const HIT_POINTS: readonly HitPoint[] = [
  { x: 0.5, y: 0.01, edge: true },
  { x: 0.5, y: 0.07, edge: true },
  { x: 0.5, y: 0.3, fine: true },
  { x: 0.5, y: 0.5 },
  { x: 0.5, y: 0.7, fine: true },
  { x: 0.5, y: 0.9, edge: true },
  { x: 0.5, y: 0.98, edge: true },
  { x: 0.07, y: 0.91 },
  { x: 0.93, y: 0.91 },
];
