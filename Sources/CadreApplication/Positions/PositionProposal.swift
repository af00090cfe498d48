public import CadreDomain
import CadrePlanning

/// Whom a slate that waits for a decision proposes for a position, and what to know before relying on it.
public struct PositionProposal: Sendable {
    /// The slate.
    public let slate: ID<Slate>
    /// The proposal in words: who, whether a pin forced it and past which gates, and whether a relief has overtaken it.
    public let sentence: String

    /// Reads what the slate's own pins and the register of now say of the line.
    init(
        _ proposal: SlateProposal, for position: ID<Position>, on day: Day, in snapshot: RegisterSnapshot,
        _ slates: any SlateStore
    ) async throws(StoreError) {
        func name(_ person: ID<Person>) -> String {
            snapshot.person(person, on: day).map { "\($0.name) (\(person))" } ?? person.rawValue
        }
        slate = proposal.slate
        var parts = ["Slate \(proposal.slate) proposes \(name(proposal.person))."]
        let pin = try await slates.slate(proposal.slate)?.pins.last {
            $0.kind == .pin && $0.position == position && $0.person == proposal.person
        }
        if let pin {
            let gates = Self.gates(overriddenFor: position, in: try await slates.frozenInput(of: proposal.slate))
            let past =
                gates.isEmpty
                ? "" : ", past the \(gates.count == 1 ? "gate" : "gates") \(gates.joined(separator: ", "))"
            parts.append("Pinned by hand\(past), by \(pin.decidedBy): \(pin.reason)")
            if pin.reason.last.map({ !".!?".contains($0) }) ?? false { parts[parts.count - 1] += "." }
        }
        if let relief = snapshot.relief(of: position) {
            parts.append(
                relief.person == proposal.person
                    ? "The same person is named as relief already."
                    : "Overtaken: \(name(relief.person)) is named as relief, so the line no longer holds."
            )
        }
        sentence = parts.joined(separator: " ")
    }

    /// The gates that the pin of a position overrides in a frozen input.
    private static func gates(overriddenFor position: ID<Position>, in frozenInput: String?) -> [String] {
        // An input that cannot be read is told of where the slate is opened.
        guard let frozenInput, let problem = try? FrozenInput.problem(from: frozenInput),
            let overridden = try? problem.overriddenGates()
        else { return [] }
        return overridden.filter { $0.position == position }.map(\.rule)
    }
}
