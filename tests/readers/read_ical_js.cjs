// Reads a calendar from standard input with ical.js.
"use strict";
const { readFileSync } = require("node:fs");
const ICAL = require("ical.js");

function instantOrDay(time) {
  if (time.isDate) return time.toString();
  const utc = time.zone === ICAL.Timezone.utcTimezone;
  return utc ? time.toJSDate().toISOString().replace(".000Z", "Z") : `floating ${time}`;
}

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    begin: instantOrDay(event.startDate),
    end: instantOrDay(event.endDate),
    status: component.getFirstPropertyValue("status"),
    summary: event.summary,
    description: event.description,
    location: event.location ?? "",
  };
});
process.stdout.write(JSON.stringify(events));
