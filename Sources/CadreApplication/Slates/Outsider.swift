public import CadreDomain
public import CadrePlanning

/// Somebody on the register who is no candidate of a slate's window, compared for one of its openings.
public struct Outsider: Sendable {
    /// Who.
    public let person: ID<Person>
    /// The name of the person.
    public let name: String
    /// Why the person is no candidate, and what follows from it, in sentences.
    public let sentences: [String]
    /// Every gate of the position on the register of today, in the order in which they are asked.
    public let gates: [GateOutcome]
    /// What would change the answer, in sentences.
    public let changes: [String]

    /// How many gates are met.
    public var metGateCount: Int { gates.count { $0.isMet } }

    /// Asks the gates of the opening of somebody on the register of now; nil where nobody has the identity.
    init?(_ id: ID<Person>, for opening: Opening, from window: DayRange, in snapshot: RegisterSnapshot) {
        let day = opening.reportDay
        guard let record = snapshot.person(id, on: day) else { return nil }
        let position = snapshot.position(opening.position.id, on: day) ?? opening.position
        let rules = ReliefRules(for: position, reporting: day, isExact: false, in: snapshot)
        let held = snapshot.qualifications(of: id)
        let gates = rules.outcomes(rules.pair(record, qualifications: held))
        let absence = WindowAbsence(of: id, from: window, in: snapshot)
        person = id
        name = record.name
        self.gates = gates.withOneRelease
        sentences =
            absence.reasons.map { "\(id) is no candidate of the window: \($0)." } + [
                "On the register of today (\(snapshot.today.prose)) \(gates.count { $0.isMet }) of \(gates.count) "
                    + "gates are met on the report day (\(day.prose)) or, where that is later, when the person is "
                    + "free.",
                "The person is not part of the run, so no re-solve: there are no points to compare and no effect.",
            ]
        // Who is free too late has to be released, and is asked every other gate for the day that is possible then.
        let late = gates.filter { !$0.isMet && $0.rule == Rule.availabilityDate.identifier }
        let released = late.isEmpty ? gates : rules.outcomes(rules.pair(record, qualifications: held, isReleased: true))
        let failed = released.filter { gate in !gate.isMet && !late.contains { $0.rule == gate.rule } }
        // The release is that of the late day, so what it leaves offers no other.
        let cures = (late + failed.map(\.withoutRelease)).cures(for: id)
        let needed = absence.changes + [cures].filter { !$0.isEmpty }
        let scope = needed.count > 1 ? "For \(id), all of this together" : "For \(id)"
        changes = needed.isEmpty ? [] : ["\(scope): \(needed.joined(separator: " "))"]
    }
}
