// What Thunderbird's calendar library makes of a file on the standard input, as the clock on the
// wall of TZ shows it.
const ICAL = require("./vendor/ical.es5.min.cjs");

const words = require("fs").readFileSync(0, "utf8");
const calendar = new ICAL.Component(ICAL.parse(words));
const two = (number) => String(number).padStart(2, "0");
const wall = (time) => {
  const local = time.toJSDate();
  const day = [local.getFullYear(), two(local.getMonth() + 1), two(local.getDate())].join("-");
  return `${day} ${two(local.getHours())}:${two(local.getMinutes())}`;
};
const shown = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    starts: wall(event.startDate),
    ends: wall(event.endDate),
    title: event.summary,
    place: event.location,
    cancelled: component.getFirstPropertyValue("status") === "CANCELLED",
    sequence: event.sequence,
    attendees: event.attendees.map((one) => one.getFirstValue()),
    organizer: event.organizer,
  };
});
const method = calendar.getFirstPropertyValue("method");
process.stdout.write(JSON.stringify({ method, shown }));
