import CadreDomain

/// The lines of a slate that no longer hold: the register has moved on since it was solved, or time has.
struct StaleLines: Sendable {
    /// One line: the relief that it would name, and what keeps it from being named.
    struct Line: Sendable {
        let relief: Assignment
        let refusals: [Refusal]
    }

    /// The lines, in the order of the slate.
    let lines: [Line]

    /// How many lines a refusal tells of.
    static let countMax = 100
    /// How many entries about one object are looked through.
    private static let entryCountMax = 1_000

    /// Looks up every relief that a slate would name, and asks its gates where nothing else keeps it from being named.
    init(_ reliefs: [Assignment], in snapshot: RegisterSnapshot, _ gates: LineGates) {
        lines = reliefs.map { relief in
            let refusals = ReliefCheck.refusals(of: relief, in: snapshot)
            return Line(relief: relief, refusals: refusals.isEmpty ? gates.refusals(of: relief) : refusals)
        }
        .filter { !$0.refusals.isEmpty }
    }

    /// The refusal of a slate that has such lines, each with the person, what changed, and by whom and when.
    func refusal(
        of stored: StoredSlate, in snapshot: RegisterSnapshot, _ journal: any JournalStore
    ) async throws(StoreError) -> Refusal {
        var problems: [Refusal.Problem] = []
        var isToldOfChange = false
        for line in lines.prefix(Self.countMax) {
            let who = snapshot.person(line.relief.person, on: line.relief.from)?.name ?? "the person"
            for refusal in line.refusals {
                let cause = try await cause(
                    of: refusal, line.relief, since: stored.run.journalIndex, in: snapshot, journal
                )
                isToldOfChange = isToldOfChange || cause != nil
                let story = cause.map { ", by (\($0.actor)) at (\($0.at)), journal entry \($0.index)" } ?? ""
                problems.append(
                    Refusal.Problem(
                        pointer: line.relief.position.rawValue,
                        detail: "\(who) (\(line.relief.person)): \(refusal.clause)\(story)",
                        fix: "Solve the window again\(cause == nil ? "" : ", or restore what changed")."
                    )
                )
            }
        }
        let (first, last) = (stored.slate.window.start, stored.slate.window.end.adding(days: -1))
        return Refusal(
            .positionTaken,
            "\(Grouped.text(lines.count)) of \(Grouped.text(stored.run.lines.count)) lines no longer hold.",
            fix: (isToldOfChange ? "The register has changed since the slate was solved. " : "")
                + "Solve the window (\(first)) to (\(last)) again, and pin on the new draft what must stay.",
            problems: problems
        )
    }

    /// The newest entry since the slate was frozen that tells of what keeps the relief from being named; nil for none.
    private func cause(
        of refusal: Refusal, _ relief: Assignment, since index: Int64, in snapshot: RegisterSnapshot,
        _ journal: any JournalStore
    ) async throws(StoreError) -> JournalEntry? {
        var told: [JournalEntry] = []
        var blockers: [Assignment] = []
        switch refusal.code {
        case .positionTaken:
            blockers = snapshot.relief(of: relief.position).map { [$0] } ?? snapshot.assignments(to: relief.position)
        case .reliefGateFailed:
            blockers = snapshot.assignments(of: relief.person)
            told = try await journal.entries(about: "person", relief.person.rawValue, limit: Self.entryCountMax)
            told += try await journal.entries(about: "position", relief.position.rawValue, limit: Self.entryCountMax)
            for held in snapshot.qualifications(of: relief.person) {
                told += try await journal.entries(about: "qualification", held.id.rawValue, limit: Self.entryCountMax)
            }
        case .personAssigned:
            let days = relief.occupiedDays(knownOn: snapshot.today)
            blockers = snapshot.assignments(of: relief.person).filter {
                $0.occupiedDays(knownOn: snapshot.today).overlaps(days)
            }
        case .positionNotFound:
            told = try await journal.entries(about: "position", relief.position.rawValue, limit: Self.entryCountMax)
                .filter { !$0.draft.action.hasPrefix("relief.") }
        case .personNotFound:
            told = try await journal.entries(about: "person", relief.person.rawValue, limit: Self.entryCountMax)
        case .recordBreaksLaw:
            if snapshot.absence(ofPersonOf: relief) != nil {
                told = try await journal.entries(about: "person", relief.person.rawValue, limit: Self.entryCountMax)
            }
            if snapshot.absence(ofPositionOf: relief) != nil {
                let entries = try await journal.entries(
                    about: "position", relief.position.rawValue, limit: Self.entryCountMax
                )
                told += entries.filter { !$0.draft.action.hasPrefix("relief.") }
            }
        default: break
        }
        for blocker in blockers {
            told += try await journal.entries(about: "assignment", blocker.id.rawValue, limit: Self.entryCountMax)
            told += try await journal.entries(about: "position", blocker.position.rawValue, limit: Self.entryCountMax)
                .filter { $0.draft.after?.contains("\"\(blocker.id)\"") == true }
        }
        return told.filter { $0.index > index }.max { $0.index < $1.index }
    }
}
