import CadreApplication
import CadreDomain

/// What a store in memory holds; a value, so that a commit that fails half-way leaves nothing behind.
struct MemoryState {
    /// A slate as it is written: head, run and pins come apart.
    struct SlateRecord {
        var slate: Slate
        var submitter: String?
        var run: SolverRun?
        var pins: [Pin] = []
    }

    /// A loaded file of training events.
    struct Load {
        let file: String
        let digest: String
        var result: String
        let events: [TrainingEvent]
    }

    private(set) var register = Register()
    private(set) var settings: [String: String] = [:]
    private(set) var views = ViewShelf()
    private(set) var sources = SourceBook()
    private(set) var journal: [JournalEntry] = []
    private(set) var slates: [SlateRecord] = []
    private(set) var runs = RunLedger()
    private(set) var changeSets: [ChangeSet] = []
    private(set) var loads: [Load] = []
    private(set) var campaigns: [AttestationCampaign] = []
    private(set) var attestations: [Attestation] = []
    private var results: [String: (digest: String, result: String)] = [:]

    init() {}

    init(register: Register, settings: [String: String]) {
        self.register = register
        self.settings = settings
        self.register.sort()
    }

    mutating func changeRuns<Value>(_ body: (inout RunLedger) -> Value) -> Value { body(&runs) }

    func result(of key: IdempotencyKey) throws(StoreError) -> String? {
        guard let known = results[key.key] else { return nil }
        guard known.digest == key.requestDigest else { throw .keyReused }
        return known.result
    }

    mutating func commit(_ commit: Commit) throws -> CommitReceipt {
        if let key = commit.idempotency, let result = try result(of: key) { return .repeated(result: result) }
        guard !commit.entries.isEmpty else { throw StoreError.conflict(constraint: "journal.atLeastOneEntry") }
        var writer = RegisterWriter(register)
        for change in commit.changes {
            switch change {
            case .slate(let slate): try write(slate)
            case .run(let run): try write(run)
            case .pin(let pin, let id): try write(pin, on: id)
            case .runAsked, .runStopAsked, .runEnded: try runs.make(change)
            case .attestationCampaign(let campaign):
                let known = campaigns.first { $0.id == campaign.id }
                guard campaign.isOpen ? known == nil : known?.isOpen == true else {
                    throw StoreError.conflict(constraint: "attestationCampaign.id")
                }
                campaigns.removeAll { $0.id == campaign.id }
                campaigns.append(campaign)
                guard campaigns.count(where: \.isOpen) < 2 else {
                    throw StoreError.conflict(constraint: "oneOpenCampaign")
                }
            case .attestation(let attestation): try write(attestation)
            case .changeSet(let set): try write(set)
            case .setting(let name, let value): settings[name] = value
            case .views(let change): views.apply(change)
            case .source, .sourceDelivered, .fieldDecided: sources.apply([change])
            default: writer.make(change)
            }
        }
        register = try writer.checked()
        guard slates.allSatisfy({ $0.run != nil }) else { throw StoreError.conflict(constraint: "slate.id") }
        return close(commit, entries: commit.entries, result: commit.result)
    }

    mutating func load(
        file: String, digest: String, commit: Commit, produce: (any TrainingEventSink) throws -> String
    ) throws -> CommitReceipt {
        if let key = commit.idempotency, let result = try result(of: key) { return .repeated(result: result) }
        if let known = loads.first(where: { $0.digest == digest }) { return .repeated(result: known.result) }
        let sink = MemorySink()
        let account = try produce(sink)
        let result = commit.result.isEmpty ? account : commit.result
        loads.removeAll { $0.file == file }
        loads.append(Load(file: file, digest: digest, result: result, events: sink.events))
        let entries = commit.entries.map {
            JournalDraft(
                action: $0.action, objectKind: $0.objectKind, objectID: $0.objectID, before: $0.before, after: account
            )
        }
        return close(commit, entries: entries, result: result)
    }

    mutating func reconcile(
        digest: String, commit: Commit, _ reconcile: (String, [TrainingSource]) throws -> ReconciledAccount?
    ) throws -> CommitReceipt {
        if let key = commit.idempotency, let result = try result(of: key) { return .repeated(result: result) }
        guard let index = loads.firstIndex(where: { $0.digest == digest }) else {
            throw StoreError.conflict(constraint: "trainingLoad.digest")
        }
        var sources: [TrainingSource] = []
        for event in loads[index].events {
            let known = sources.firstIndex { $0.report == event.report && $0.region == event.region }
            let count = known.map { sources.remove(at: $0).lineCount } ?? 0
            let source = TrainingSource(report: event.report, region: event.region, lineCount: count + 1)
            sources.insert(source, at: known ?? sources.endIndex)
        }
        guard let found = try reconcile(loads[index].result, sources) else {
            return .repeated(result: loads[index].result)
        }
        loads[index].result = found.account
        let entries = commit.entries.map {
            JournalDraft(
                action: $0.action, objectKind: $0.objectKind, objectID: $0.objectID, before: found.before,
                after: found.after
            )
        }
        return close(commit, entries: entries, result: found.account)
    }

    func demand(of country: CountryCode?) -> [TrainingDemandYear] {
        let events = loads.flatMap(\.events).filter { country == nil || $0.country == country }
        var years: [CountryCode: [FiscalYear: [TrainingEvent]]] = [:]
        for event in events {
            guard let country = event.country, let year = event.fiscalYear else { continue }
            years[country, default: [:]][year, default: []].append(event)
        }
        return years.sorted { $0.key < $1.key }.flatMap { country, years in
            years.sorted { $0.key < $1.key }.map { year, events in
                TrainingDemandYear(
                    country: country, fiscalYear: year, lines: events.count,
                    students: events.reduce(0) { $0 + ($1.quantity ?? 0) },
                    costCents: events.reduce(0) { $0 + ($1.costCents ?? 0) }
                )
            }
        }
    }

    mutating func tamper(planDigest: String, of id: ID<Slate>) {
        guard let index = slates.firstIndex(where: { $0.slate.id == id }), let run = slates[index].run else { return }
        slates[index].run = SolverRun(
            slate: run.slate, frozenInput: run.frozenInput, inputDigest: run.inputDigest, planDigest: planDigest,
            journalIndex: run.journalIndex, lines: run.lines, totalPoints: run.totalPoints, bound: run.bound,
            openingCount: run.openingCount, candidateCount: run.candidateCount, pairCount: run.pairCount,
            stoppedAfter: run.stoppedAfter
        )
    }

    private mutating func close(_ commit: Commit, entries: [JournalDraft], result: String) -> CommitReceipt {
        for draft in entries {
            journal.append(
                JournalEntry(
                    index: Int64(journal.count) + 1, at: commit.at, actor: commit.caller.actor,
                    role: commit.caller.role.rawValue, requestID: commit.caller.requestID, draft: draft
                )
            )
        }
        if let key = commit.idempotency { results[key.key] = (key.requestDigest, result) }
        return .committed(lastIndex: Int64(journal.count), result: result)
    }

    private mutating func write(_ set: ChangeSet) throws(StoreError) {
        guard set.reverts == nil || !changeSets.contains(where: { $0.reverts == set.reverts }) else {
            throw .conflict(constraint: "changeSet.revertsID")
        }
        changeSets.append(set)
    }

    /// Every change set, newest first, with what the first entry and the others tell of it.
    var storedChangeSets: [StoredChangeSet] {
        changeSets.reversed().compactMap { set in
            journal.first { $0.index == set.firstIndex }.map { first in
                StoredChangeSet(
                    set: set, actor: first.actor, role: first.role, requestID: first.requestID, at: first.at,
                    revertedBy: changeSets.first { $0.reverts == set.id }?.id
                )
            }
        }
    }

    private mutating func write(_ slate: Slate) throws(StoreError) {
        let index = slates.firstIndex { $0.slate.id == slate.id }
        let found = index.map { slates[$0].slate.version } ?? 0
        guard found == slate.version - 1 else { throw .staleVersion(found: found) }
        if let index { slates[index].slate = slate } else { slates.append(SlateRecord(slate: slate)) }
        guard let place = slates.firstIndex(where: { $0.slate.id == slate.id }) else { return }
        if case .submitted(let actor) = slate.state { slates[place].submitter = actor }
        if case .published(let actor, _) = slate.state, actor == slates[place].submitter {
            throw .conflict(constraint: "slateSecondPerson")
        }
    }

    private mutating func write(_ attestation: Attestation) throws(StoreError) {
        let index = attestations.firstIndex {
            $0.campaign == attestation.campaign && $0.office == attestation.office
        }
        let found = index.map { attestations[$0].version } ?? 0
        guard found == attestation.version - 1 else { throw .staleVersion(found: found) }
        if let index { attestations[index] = attestation } else { attestations.append(attestation) }
    }

    private mutating func write(_ run: SolverRun) throws(StoreError) {
        guard let index = slates.firstIndex(where: { $0.slate.id == run.slate }), slates[index].run == nil else {
            throw .conflict(constraint: "solverRun.slateID")
        }
        slates[index].run = run
    }

    private mutating func write(_ pin: Pin, on id: ID<Slate>) throws(StoreError) {
        guard let index = slates.firstIndex(where: { $0.slate.id == id }) else {
            throw .conflict(constraint: "slatePin.slateID")
        }
        slates[index].pins.append(pin)
    }
}

extension MemoryState.SlateRecord {
    /// The slate as readers see it, the frozen input left out.
    var stored: StoredSlate {
        let run = run.map {
            SolverRun(
                slate: $0.slate, frozenInput: "", inputDigest: $0.inputDigest, planDigest: $0.planDigest,
                journalIndex: $0.journalIndex, lines: $0.lines.sorted { $0.position < $1.position },
                totalPoints: $0.totalPoints, bound: $0.bound, openingCount: $0.openingCount,
                candidateCount: $0.candidateCount, pairCount: $0.pairCount, stoppedAfter: $0.stoppedAfter
            )
        }
        guard let run else { preconditionFailure("A slate is never committed without its run.") }
        return StoredSlate(slate: slate, run: run, pins: pins)
    }
}

/// Collects the events of one load.
final class MemorySink: TrainingEventSink {
    private(set) var events: [TrainingEvent] = []

    func write(_ events: [TrainingEvent]) throws { self.events += events }
}
