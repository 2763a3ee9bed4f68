export function csvRows(text: string): readonly (readonly string[])[];
