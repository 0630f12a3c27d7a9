/** Zones east and west of UTC, in which a day begins on another UTC day, and UTC itself. */
export const ZONES = ['Asia/Tokyo', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'] as const;
