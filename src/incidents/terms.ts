/** The closed vocabularies of an incident. An unknown value is an error, never a fallback. */
export const STATUSES = ['ongoing', 'resolved'] as const;
export const KINDS = ['incident', 'security', 'near-miss', 'maintenance'] as const;
export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4'] as const;
export const SERVICE_STATES = ['down', 'partial', 'degraded'] as const;
export const DETECTION_SOURCES = ['monitoring', 'customer', 'staff', 'vendor', 'unknown'] as const;
export const TRIGGERS = [
  'deploy',
  'config-change',
  'traffic-change',
  'dependency-provider',
  'capacity',
  'hardware-power',
  'data-pipeline',
  'expiry',
  'security',
  'maintenance',
  'none-identified',
  'unknown',
] as const;
export const IMPACT_UNITS = ['percent', 'requests', 'users', 'minutes', 'jobs', 'currency'] as const;
export const IMPACT_OF = ['peak', 'average', 'total'] as const;
export const TIMELINE_TYPES = [
  'change',
  'impact-start',
  'detected',
  'acknowledged',
  'declared',
  'communicated',
  'action',
  'mitigated',
  'resolved',
  'note',
] as const;
export const ACTION_TYPES = ['prevent', 'detect', 'mitigate', 'respond', 'learn'] as const;
export const ACTION_STATUSES = ['open', 'doing', 'done', 'dropped'] as const;
export const RELATIONS = ['recurrence', 'same-cause', 'caused-by', 'duplicate'] as const;

/** The six named instants of an incident, in the order in which they usually happen. */
export const INSTANT_NAMES = ['started', 'detected', 'acknowledged', 'communicated', 'mitigated', 'resolved'] as const;

export type Status = (typeof STATUSES)[number];
export type IncidentKind = (typeof KINDS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type ServiceState = (typeof SERVICE_STATES)[number];
export type DetectionSource = (typeof DETECTION_SOURCES)[number];
export type Trigger = (typeof TRIGGERS)[number];
export type ImpactUnit = (typeof IMPACT_UNITS)[number];
export type ImpactOf = (typeof IMPACT_OF)[number];
export type TimelineType = (typeof TIMELINE_TYPES)[number];
export type ActionType = (typeof ACTION_TYPES)[number];
export type ActionStatus = (typeof ACTION_STATUSES)[number];
export type Relation = (typeof RELATIONS)[number];
export type InstantName = (typeof INSTANT_NAMES)[number];
