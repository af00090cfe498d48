import CadreDomain
import CadrePlanning

/// The gates that pinned pairs fail, pair by pair: what naming the pair by hand would be asked for.
struct PinnedGates: Sendable {
    /// One a pair that fails any, ordered by position.
    let pairs: [ReliefFindings]

    /// Asks the gates of every pin of a problem.
    init(of problem: SlateProblem) throws(Refusal) {
        do throws(PlanningError) {
            self.init(try problem.overriddenGates())
        } catch {
            throw Refusal(error)
        }
    }

    /// Groups gates that have been asked.
    init(_ gates: [OverriddenGate]) {
        pairs = Dictionary(grouping: gates, by: \.position).sorted { $0.key < $1.key }.compactMap { position, gates in
            gates.first.map { first in
                ReliefFindings(
                    person: first.person, position: position,
                    failedGates: gates.compactMap { gate in
                        Rules.rule(gate.rule).map { ReliefRules.FailedGate(rule: $0, facts: gate.facts) }
                    },
                    flags: []
                )
            }
        }
    }
}
