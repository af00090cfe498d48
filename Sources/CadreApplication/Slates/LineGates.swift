import CadreDomain
import CadrePlanning

/// The gates of a slate's lines, asked again on the register of now as solving its window again would ask them.
struct LineGates: Sendable {
    /// A gate of a position.
    private struct Gate: Hashable {
        let position: ID<Position>
        let rule: String
    }

    private let slate: ID<Slate>
    private let problem: SlateProblem
    private let findings: [ID<Position>: ReliefFindings]
    private let overridden: Set<Gate>
    private let reasons: [ID<Position>: String]

    /// Freezes the register of now and asks every gate of every line; all lines together take the seats under caps.
    init(_ open: OpenSlate, in snapshot: RegisterSnapshot) throws(Refusal) {
        slate = open.stored.slate.id
        let window = open.stored.slate.window
        // A window that is over still has its vacancies.
        let problem = SlateProblem.make(
            register: snapshot.register, reference: snapshot.reference, today: snapshot.today,
            window: DayRange(clamping: window.start, max(window.end, snapshot.today.next))
        )
        let pins = open.stored.pins.filter { $0.kind == .pin }
        reasons = Dictionary(pins.map { ($0.position, $0.reason) }) { first, _ in first }
        let lines = open.plan.lines.filter {
            problem.opening($0.position) != nil && problem.candidate($0.person) != nil
        }
        let asked = problem.replacingPins(
            lines.map { line in
                Pin(kind: .pin, person: line.person, position: line.position, reason: "", decidedBy: "")
            }
        )
        findings = Dictionary(try PinnedGates(of: asked).pairs.map { ($0.position, $0) }) { first, _ in first }
        overridden = Set(
            open.plan.overrides.filter { Rules.rule($0.rule)?.isOverridable == true }
                .map { Gate(position: $0.position, rule: $0.rule) }
        )
        self.problem = problem
    }

    /// What keeps a relief from being named: its pair is none of the window any more, or fails a gate that no pin of
    /// the slate has overridden with a reason.
    func refusals(of relief: Assignment) -> [Refusal] {
        let fix = "Solve the window again."
        guard problem.opening(relief.position) != nil else {
            return [
                Refusal(
                    .positionTaken, "The position (\(relief.position)) no longer falls vacant in the window.", fix: fix
                )
            ]
        }
        guard problem.candidate(relief.person) != nil else {
            return [
                Refusal(
                    .personAssigned, "The person (\(relief.person)) no longer comes available in the window.", fix: fix
                )
            ]
        }
        let failed = findings[relief.position]?.failedGates ?? []
        return failed.filter { !overridden.contains(Gate(position: relief.position, rule: $0.rule.identifier)) }.map {
            Refusal(
                .reliefGateFailed,
                "The pair fails the gate (\($0.rule.identifier)). Needed: \($0.facts.needed); found: \($0.facts.found)",
                fix: fix
            )
        }
    }

    /// The entry of the journal, with the slate, the gates that the pin overrides and its reason.
    func entry(naming relief: Assignment) -> JournalDraft {
        let found =
            findings[relief.position]
            ?? ReliefFindings(person: relief.person, position: relief.position, failedGates: [], flags: [])
        return found.entry(naming: relief, reason: reasons[relief.position], slate: slate)
    }
}
