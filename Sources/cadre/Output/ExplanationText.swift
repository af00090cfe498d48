import CadreApplication
import CadreDomain
import CadrePlanning

/// An explanation as a terminal shows it: who, gates, points, what somebody else would mean, what would change it.
struct ExplanationText {
    private let detail: ExplainSlate.Detail

    init(_ detail: ExplainSlate.Detail) { self.detail = detail }

    var text: String {
        let explanation = detail.explanation
        var lines = [
            "\(explanation.position)  \(detail.opening.position.title)  wanted from \(explanation.reportDay)"
                + (detail.opening.overlapStart.map { ", beside the incumbent from \($0)" } ?? ""),
            detail.sheet.answer,
        ]
        if let chosen = explanation.chosen { lines += pair("CHOSEN", chosen) }
        if let runnerUp = explanation.runnerUp, explanation.versus == nil {
            lines += pair("RUNNER-UP", runnerUp.pair)
        }
        if let versus = explanation.versus {
            lines += pair("VERSUS", versus.pair)
            lines += ["If \(versus.pair.person) were assigned anyway:"]
            lines += versus.effect.sentences.map { "  \($0)" }
        }
        if let outsider = detail.outsider { lines += self.outsider(outsider) }
        if let unfilled = explanation.unfilled {
            lines += unfilled.exclusions.map { "  \($0.count) \($0.phrase) (\($0.rule))" }
            lines += (detail.waivers?.sentences(explanation.position) ?? []).map { "  \($0)" }
        }
        lines += contest
        let changes = (explanation.whatWouldChange + (detail.outsider?.changes ?? []))
            .map { NamedSentence.of($0, detail.names) }
        if !changes.isEmpty { lines += ["What would change this:"] + changes.map { "  \($0)" } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The most eligible candidates that are listed.
    private static let rivalCountMax = 12

    private var contest: [String] {
        guard !detail.contest.alternatives.isEmpty else { return [] }
        let isPriced = detail.contest.isPriced
        return detail.contest.sentences(.position) + ["Eligible candidates by \(isPriced ? "regret" : "points"):"]
            + detail.contest.alternatives.prefix(Self.rivalCountMax).map { alternative in
                let name = detail.names[alternative.person].map { "  \($0)" } ?? ""
                let loss = alternative.loss.map { "-\($0)" } ?? (isPriced ? "pinned" : "\u{2013}")
                return "  \(loss)  \(alternative.person)\(name)  points \(alternative.points)  "
                    + (alternative.isChosen ? "chosen" : alternative.placedAt.map { "placed at \($0)" } ?? "unplaced")
            }
    }

    private func pair(_ label: String, _ pair: PairExplanation) -> [String] {
        let name = detail.names[pair.person].map { "  \($0)" } ?? ""
        var lines = [
            "\(label)  \(pair.person)\(name)  gates \(pair.metGateCount)/\(pair.gates.count)  points "
                + "\(pair.totalPoints)"
        ]
        lines += gates(pair.gates)
        lines += pair.flags.map { "  ! \($0.rule)  \($0.text)" }
        lines += pair.ledger.map { "  \($0.points > 0 ? "+" : "")\($0.points)  \($0.rule)  \($0.reason)" }
        return lines
    }

    private func outsider(_ outsider: Outsider) -> [String] {
        let gates = "gates \(outsider.metGateCount)/\(outsider.gates.count)"
        return ["VERSUS  \(outsider.person)  \(outsider.name)  \(gates)  no candidate"] + self.gates(outsider.gates)
            + outsider.sentences.map { "  \($0)" }
    }

    private func gates(_ gates: [GateOutcome]) -> [String] {
        gates.map { gate in
            gate.isMet
                ? "  ✓ \(gate.rule)" : "  ✗ \(gate.rule)  needed \(gate.facts.needed); found \(gate.facts.found)"
        }
    }
}
