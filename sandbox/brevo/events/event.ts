export type EventTransport = 'v3_events' | 'legacy_tracker';

/** Something that a contact did, as a shop told it (reference §4). */
export interface ShopEvent {
  readonly id: number;
  readonly name: string;
  readonly contactId: number;
  /** What the event names the contact by; the address of the contact if it names none. */
  readonly email: string | undefined;
  /** When it happened, in milliseconds since 1970. */
  readonly date: number;
  readonly receivedAt: number;
  /** `event_properties`, or the tracker's `eventdata.data`. */
  readonly properties: Record<string, unknown>;
  /** `contact_properties`, or the tracker's `properties`. */
  readonly contactProperties: Record<string, unknown>;
  /** The tracker's `eventdata.id`, such as `cart:1`. */
  readonly dataId?: string;
  readonly objectType?: string;
  readonly transport: EventTransport;
}

/** As `GET /events` shows it. */
export function toEventWire(event: ShopEvent) {
  return {
    contact_id: event.contactId,
    event_date: new Date(event.date).toISOString(),
    event_name: event.name,
    ...(event.objectType !== undefined && { object_type: event.objectType }),
    event_properties: event.properties,
    contact_properties: event.contactProperties,
  };
}
