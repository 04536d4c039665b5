// Reads a calendar from standard input with node-ical.
"use strict";
const { readFileSync } = require("node:fs");
const ical = require("node-ical");

function instantOrDay(date) {
  if (!date.dateOnly) return date.toISOString().replace(".000Z", "Z");
  // A day is given as its midnight in the zone of whoever runs this.
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const events = Object.values(ical.sync.parseICS(readFileSync(0, "utf8")))
  .filter((component) => component.type === "VEVENT")
  .map((event) => ({
    uid: event.uid,
    begin: instantOrDay(event.start),
    end: instantOrDay(event.end),
    status: event.status,
    summary: event.summary,
    description: event.description,
    location: event.location ?? "",
  }));
process.stdout.write(JSON.stringify(events));
