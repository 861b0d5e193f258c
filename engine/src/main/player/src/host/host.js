// What every host offers to the rest of the player. Five kinds of host, one interface:
//
//   format        scorm12 | scorm2004 | cmi5 | xapi | web; also context.platform
//   mode          normal | browse | review; nothing is written in the last two (D-20)
//   learner       key for what stays on this device, or null when the host does not say who it is
//   state         { data, location } as the host kept it, or null
//   actor, registration   given by a cmi5 or xAPI launch; SCORM and web: actor given, registration null (it lives in the state)
//   lrs           where statements go, or null;  engine(registration) an Engine or null
//   mirror        optional: { lrs, actor } of our own LRS, which hears everything too, of this actor (D-23)
//   ownEngine     optional: address of our engine when it is the one that launched us
//   activityId    optional: what the LMS calls that which was launched
//   stateAt       optional: { activityId, agent, registration? } of the launch's State documents
//   au, language  of the launch; may be null
//   start({ queue, statements, progress })   all is wired; queue and statements are null without an LRS
//   save(state, urgent)   keeps { data, location }; urgent: a meaningful step, at once
//   report(facts)         the outcome so far, for whoever keeps grades
//   interaction(what)     an answered question: { unit, question, type (as in xAPI), chosen, right, pattern }; chosen and pattern
//                         are words (scoring.js) that may leave the device, right is null when nothing is right or wrong
//   hearsAnswers          optional: whether interaction() reaches anybody
//   end(facts)            finish the session; returns what the learner sees next: { leave: url } or { done: "lms" | "window" }
//   hidden(facts), gone(facts)    the page is hidden; the page goes away
//   reconnected()         optional: the network is back, forget what the host said it kept
//   onTrouble(callback)   callback(true) when saving fails, callback("over") when it takes a new launch, callback(false) when it
//                         works again
//   deviceKey             optional: where this device keeps the progress itself, not a copy
//
// A host that cannot start throws a HostError: its code picks the message the learner reads. `later()`, where there is hope,
// resolves once it is worth another try.

export class HostError extends Error {
    constructor(code, later = null) {
        super(code);
        Object.assign(this, { code, later });
    }
}
