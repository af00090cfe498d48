/// Every stable error code of Cadre; each has its entry in `docs/errors.md`.
///
/// A code is never reused. Status and exit codes are chosen by the edges in exhaustive switches.
public enum ErrorCode: String, CaseIterable, Sendable {
    /// The request cannot be read.
    case requestMalformed = "request.malformed"
    /// The body is larger than the route takes.
    case requestTooLarge = "request.too-large"
    /// A write came without an idempotency key.
    case idempotencyKeyMissing = "idempotency-key.missing"
    /// The idempotency key was used for another request.
    case idempotencyKeyReused = "idempotency-key.reused"
    /// No such page, record or route.
    case routeNotFound = "route.not-found"
    /// The route does not take this method.
    case methodNotAllowed = "method.not-allowed"
    /// Nobody is signed in.
    case callerUnknown = "caller.unknown"
    /// The caller may not do this.
    case callerNotAllowed = "caller.not-allowed"
    /// A form came from another site, or its token is missing or stale.
    case formForged = "form.forged"
    /// A filter names a field that the list does not have.
    case filterUnknownField = "filter.unknown-field"
    /// A filter uses an operator that the field does not have.
    case filterUnknownOperator = "filter.unknown-operator"
    /// A filter's value cannot be read as the field's kind.
    case filterBadValue = "filter.bad-value"
    /// A parameter of the query is out of range or cannot be read.
    case parameterBadValue = "parameter.bad-value"
    /// The cursor is not one that this list gave.
    case cursorUnknown = "cursor.unknown"
    /// The journal ends before the index that was named.
    case journalIndexUnknown = "journal.index-unknown"
    /// No such position.
    case positionNotFound = "position.not-found"
    /// Another officer took the position first.
    case positionTaken = "position.taken"
    /// The person fails a gate of the position, and no reason overrides it.
    case reliefGateFailed = "relief.gate-failed"
    /// Nobody is named whom one could withdraw.
    case reliefNotNamed = "relief.not-named"
    /// The report day of the relief has come.
    case reliefDue = "relief.due"
    /// A published slate named the relief.
    case reliefPublished = "relief.published"
    /// No such person.
    case personNotFound = "person.not-found"
    /// The person holds another position on those days.
    case personAssigned = "person.assigned"
    /// No such office.
    case officeNotFound = "office.not-found"
    /// No such country.
    case countryNotFound = "country.not-found"
    /// No such view.
    case viewNotFound = "view.not-found"
    /// Somebody keeps, or is told of, as many views as there may be.
    case viewTooMany = "view.too-many"
    /// No such alert.
    case alertNotFound = "alert.not-found"
    /// No such source.
    case sourceNotFound = "source.not-found"
    /// There is a source with this code already.
    case sourceExists = "source.exists"
    /// No such disagreement between sources.
    case disagreementNotFound = "disagreement.not-found"
    /// No such slate.
    case slateNotFound = "slate.not-found"
    /// Somebody changed the record since it was read.
    case versionStale = "version.stale"
    /// No version was named for a change.
    case versionMissing = "version.missing"
    /// The step does not fit the slate's state.
    case slateWrongState = "slate.wrong-state"
    /// The submitter cannot publish.
    case slateSamePerson = "slate.same-person"
    /// Two pins contradict each other or name somebody who is not in the run.
    case pinImpossible = "pin.impossible"
    /// A pinned pair fails a gate that no reason overrides.
    case pinGateFailed = "pin.gate-failed"
    /// A limit of a slate cannot be read, or names somebody or something that is not there.
    case limitInvalid = "limit.invalid"
    /// No slate keeps to every limit, or none was found.
    case limitInfeasible = "limit.infeasible"
    /// The values of a slate are too large to be weighed against each other.
    case frontTooLarge = "front.too-large"
    /// The window of a slate is empty, reversed or too long.
    case windowBad = "window.bad"
    /// A run was not able to finish.
    case runFailed = "run.failed"
    /// A run, repeated from its frozen input, differs from what is stored of it.
    case runDiffers = "run.differs"
    /// Too many runs are under way or wait.
    case runQueueFull = "run.queue-full"
    /// Somebody stopped the run before it had found a slate.
    case runStopped = "run.stopped"
    /// No attestation campaign is open, or the office has nothing to attest.
    case attestationNotOpen = "attestation.not-open"
    /// A campaign is open already, or the quarter had one.
    case attestationOpen = "attestation.open"
    /// The rows are not those that were shown.
    case attestationChanged = "attestation.changed"
    /// The office has attested in this campaign.
    case attestationSent = "attestation.sent"
    /// No such finding.
    case findingNotFound = "finding.not-found"
    /// The finding was settled before.
    case findingSettled = "finding.settled"
    /// No such run.
    case runNotFound = "run.not-found"
    /// A file cannot be read at all.
    case fileUnreadable = "file.unreadable"
    /// An import has rows that cannot be taken.
    case importRowsRejected = "import.rows-rejected"
    /// An instance file breaks its format, or is larger than can be solved.
    case instanceInvalid = "instance.invalid"
    /// Not every row of an instance can be matched.
    case instanceInfeasible = "instance.infeasible"
    /// Values of an edit cannot be taken.
    case editRejected = "edit.rejected"
    /// More records match a bulk edit than it may change.
    case bulkEditTooLarge = "bulk-edit.too-large"
    /// No such change set.
    case changeNotFound = "change.not-found"
    /// The change set is reverted already.
    case changeReverted = "change.reverted"
    /// Records of the change set were changed since.
    case changeOvertaken = "change.overtaken"
    /// A record breaks a law of the register.
    case recordBreaksLaw = "record.breaks-law"
    /// The data directory cannot be used.
    case dataDirectoryUnusable = "data-directory.unusable"
    /// Another process writes in the data directory.
    case dataDirectoryBusy = "data-directory.busy"
    /// Another process listens on the address.
    case addressTaken = "address.taken"
    /// The store cannot be written now.
    case storeUnavailable = "store.unavailable"
    /// The store holds something that breaks its own rules.
    case storeCorrupt = "store.corrupt"
    /// The command line was not understood.
    case usageBad = "usage.bad"
    /// A mistake of Cadre's own.
    case internalFailure = "internal.failure"
}
