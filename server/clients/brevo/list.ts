import { z } from 'zod';

export interface ContactList {
  id: number;
  name: string;
  folderId: number | null;
}

export interface Folder {
  id: number;
  name: string;
}

export const ListsWire = z.object({
  lists: z
    .array(z.object({ id: z.number(), name: z.string(), folderId: z.number().nullish() }))
    .nullish(),
  count: z.number().nullish(),
});

export const FoldersWire = z.object({
  folders: z.array(z.object({ id: z.number(), name: z.string() })).nullish(),
  count: z.number().nullish(),
});

/** What creating anything answers. */
export const CreatedWire = z.object({ id: z.number() });

export function toLists({ lists }: z.output<typeof ListsWire>): ContactList[] {
  return (lists ?? []).map(({ id, name, folderId }) => ({ id, name, folderId: folderId ?? null }));
}

export function toFolders({ folders }: z.output<typeof FoldersWire>): Folder[] {
  return folders ?? [];
}
