/**
 * Every length of the route drawing, in CSS pixels at zoom 1. The lecture's 13 rows fitted into 800 px must keep text at 9 px or more:
 * the smallest size here (12) allows 1066 px of height for a whole window and 933 px for a panel
 * of 640 × 700 beside the text, so a row with its gap takes 66 px.
 */
export const ICON = { width: 45, height: 28 } as const;
export const TEXT = { title: 18, name: 14, band: 13.5, address: 12, note: 12 } as const;

/** Room for two lines of text between two rows; one line fewer where nothing is written, or where a low page has all in one line. */
export const GAP = { labelled: 38, plain: 30, dense: 22 } as const;
/** Room in which links bend from a port to their column. */
export const BEND = { least: 22, most: 44 } as const;
/** Straight piece of a link before it bends, where an address that several links share stands beside it. */
export const STEM = 18;
/** From a link to the text beside it: lane (6.5), half an arrow head (4), air. */
export const BESIDE = 15;
export const LANE_OFFSET = 6.5;
export const PORT_RADIUS = 3.5;
export const PORT_STEP = 14;
/** Between two columns of text that stand side by side. */
export const COLUMN_AIR = 20;
export const FRAME_PAD = 8;
export const MARGIN = 16;
export const NAME_GAP = 10;
/** Widest name, by the number of things in the row; the last holds for more. */
export const NAME_ROOM = [340, 340, 220, 150, 150, 110] as const;
export const SILENT_HEIGHT = 24;
export const TOP = 46;
export const BOTTOM = 10;

/** Coordinates are rounded so that the same graph gives the same bytes on every machine. */
export const half = (value: number): number => Math.round(value * 2) / 2;
