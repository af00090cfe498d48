import CadreDomain
import CadrePlanning

/// An explanation as figures and tables: gates, points, effect, what would change the answer.
struct ExplanationSheet {
    let slate: ID<Slate>
    let explanation: SlateExplanation
    let outsider: Outsider?
    let contest: SlateContest
    let waivers: WaiverPrices?
    let opening: Opening
    let names: [ID<Person>: String]

    func sheet(asOf: Day, journalIndex: Int64, inputIndex: Int64) -> Sheet {
        Sheet(
            title: opening.position.title, answer: named(answer + outsideReason), asOf: asOf,
            journalIndex: journalIndex,
            figures: figures + ContestTable.figures(contest) + [.inputJournalIndex(inputIndex)],
            tables: [ReasonLedger(explanation, outsider, waivers, names: names).table]
                + [outside, gates, points, effect, changes, exclusions, waiverTable].compactMap { $0 }
                + [RuleTable.table(RuleTable.rules(of: explanation, outsider))]
                + [ContestTable.candidates(contest, of: slate, names: names)]
        )
    }

    private func name(_ person: ID<Person>) -> String { names[person].map { "\($0) (\(person))" } ?? person.rawValue }

    private func named(_ sentence: String) -> String { NamedSentence.of(sentence, names) }

    private var answer: String {
        guard let chosen = explanation.chosen else {
            return (explanation.unfilled.map { "Stays empty: \(SlateTables.reason($0))." } ?? "Stays empty.") + limited
        }
        let rival = explanation.runnerUp.map { " Runner-up: \($0.reason)" } ?? " Nobody else passes every gate."
        return "\(name(chosen.person)) is proposed: \(chosen.metGateCount) of \(chosen.gates.count) gates met, "
            + "\(Grouped.count(chosen.totalPoints, "point"))." + (explanation.isPinned ? " Pinned by hand." : "")
            + limited + rival
    }

    private var outsideReason: String { outsider?.sentences.first.map { " " + $0 } ?? "" }

    private var limited: String { explanation.limited.map { " " + $0 } ?? "" }

    private var compared: ID<Person>? { explanation.versus?.pair.person ?? outsider?.person }

    private var figures: [Figure] {
        func figure(_ name: String, _ title: String, _ value: Cell) -> Figure {
            Figure(name: name, title: title, value: value, definition: "", rows: nil)
        }
        return [
            figure("position", "Position", .text(opening.position.id.rawValue)),
            figure("report_day", "Wanted from", .day(opening.reportDay)),
            figure("overlap_from", "Beside the incumbent from", .optional(opening.overlapStart)),
            figure("chosen", "Chosen", .optional(explanation.chosen?.person.rawValue)),
            figure("chosen_points", "Points of the chosen", .optional(explanation.chosen?.totalPoints)),
            figure("pinned", "Pinned", .flag(explanation.isPinned)),
            figure("limited", "Decided by limits", .optional(explanation.limited)),
            figure("runner_up", "Runner-up", .optional(explanation.runnerUp?.pair.person.rawValue)),
            figure("runner_up_points", "Points of the runner-up", .optional(explanation.runnerUp?.pair.totalPoints)),
            figure("versus", "Compared with", .optional(compared?.rawValue)),
            figure("versus_points", "Points of the one compared", .optional(explanation.versus?.pair.totalPoints)),
            figure("points_change", "Change of the slate", .optional(explanation.versus?.effect.pointsChange)),
            figure(
                "waivers", "What waivers would bring",
                .optional((waivers?.sentences(opening.position.id).joined(separator: " ")).map(named))
            ),
        ]
    }

    /// The gates of the chosen and of whoever is compared.
    private var gates: DataTable? {
        let sides = [
            ("chosen", explanation.chosen?.person, explanation.chosen?.gates),
            ("versus", explanation.versus?.pair.person, explanation.versus?.pair.gates),
            ("versus", outsider?.person, outsider?.gates),
        ]
        let rows = sides.flatMap { side, person, gates in
            (gates ?? []).map { gate in
                TableRow([
                    .text(side), .optional(person?.rawValue), .text(gate.rule), .flag(gate.isMet),
                    .text(gate.facts.needed), .text(gate.facts.found), .text(gate.facts.remedy),
                ])
            }
        }
        return rows.isEmpty
            ? nil
            : DataTable(
                name: "gates", title: "Gates",
                columns: [
                    TableColumn("side", "Side"), TableColumn("person", "Person"), TableColumn("rule", "Rule"),
                    TableColumn("met", "Met"), TableColumn("needed", "Needed"), TableColumn("found", "Found"),
                    TableColumn("remedy", "What would change it"),
                ],
                rows: rows
            )
    }

    /// The points of both sides, rule by rule; each side sums to its total.
    private var points: DataTable? {
        let rival = explanation.versus?.pair ?? explanation.runnerUp?.pair
        let rules = ((explanation.chosen?.ledger ?? []) + (rival?.ledger ?? [])).map(\.rule)
        let distinct = rules.enumerated().filter { index, rule in !rules[..<index].contains(rule) }.map(\.element)
        guard !distinct.isEmpty else { return nil }
        func entry(_ pair: PairExplanation?, _ rule: String) -> PointsEntry? {
            pair?.ledger.first { $0.rule == rule }
        }
        return DataTable(
            name: "points", title: outsider == nil ? "Points" : "Points of the chosen and of the runner-up",
            columns: [
                TableColumn("rule", "Rule"), TableColumn("chosen", "Chosen", isNumber: true),
                TableColumn("chosen_reason", "Why"), TableColumn("other", "Other", isNumber: true),
                TableColumn("other_reason", "Why"),
            ],
            rows: distinct.map { rule in
                let (here, there) = (entry(explanation.chosen, rule), entry(rival, rule))
                return TableRow([
                    .text(rule), .int(here?.points ?? 0), .text(here?.reason ?? ""), .int(there?.points ?? 0),
                    .text(there?.reason ?? ""),
                ])
            } + [
                TableRow([
                    .text("total"), .int(explanation.chosen?.totalPoints ?? 0), .text(""),
                    .int(rival?.totalPoints ?? 0), .text(""),
                ])
            ]
        )
    }

    /// Why the one compared is no candidate.
    private var outside: DataTable? {
        outsider.map { sentences("outsider", "\(name($0.person)) is no candidate of the window", $0.sentences) }
    }

    /// What forcing the one compared would do to the slate.
    private var effect: DataTable? {
        explanation.versus.map { versus in
            sentences("effect", "If \(name(versus.pair.person)) were placed here", versus.effect.sentences)
        }
    }

    /// What would change the answer.
    private var changes: DataTable? {
        let changes = explanation.whatWouldChange + (outsider?.changes ?? [])
        return changes.isEmpty ? nil : sentences("what_would_change", "What would change the answer", changes)
    }

    /// How many candidates each rule excluded from an opening that stays empty.
    private var exclusions: DataTable? {
        explanation.unfilled.map { empty in
            DataTable(
                name: "exclusions", title: "Who was excluded by which rule",
                columns: [
                    TableColumn("rule", "Rule"), TableColumn("candidates", "Candidates", isNumber: true),
                    TableColumn("excluded", "Excluded"),
                ],
                rows: empty.exclusions.map {
                    TableRow([.text($0.rule), .int($0.count), .text($0.phrase)], links: $0.decisions(in: slate))
                }
            )
        }
    }

    /// What the waiver of each gate would bring to an opening that stays empty.
    private var waiverTable: DataTable? {
        waivers.map { prices in
            DataTable(
                name: "waivers", title: "What waivers would bring",
                columns: [
                    TableColumn("rule", "Gate waived"), TableColumn("authority", "Who may waive it"),
                    TableColumn(
                        "candidates", "Would be let in", "Candidates who fail this gate alone.", isNumber: true
                    ),
                    TableColumn(
                        "gain", "Points gained",
                        "By how many points the best slate with the waiver for this position exceeds the slate.",
                        isNumber: true
                    ),
                    TableColumn("person", "Who would fill it"), TableColumn("name", "Name"),
                    TableColumn("placed_at", "Now placed at"),
                    TableColumn("points", "Points here", "What the pair itself is worth.", isNumber: true),
                ],
                rows: prices.waivers.map { waiver in
                    TableRow([
                        .text(waiver.rule), .text(waiver.authority), .int(waiver.candidateCount), .int(waiver.gain),
                        .optional(waiver.filler?.person.rawValue),
                        .optional(waiver.filler.flatMap { names[$0.person] }),
                        .optional(waiver.filler?.placedAt?.rawValue), .optional(waiver.filler?.points),
                    ])
                }
            )
        }
    }

    private func sentences(_ name: String, _ title: String, _ sentences: [String]) -> DataTable {
        DataTable(
            name: name, title: title, columns: [TableColumn("sentence", "In words")],
            rows: sentences.map { TableRow([.text(named($0))]) }
        )
    }
}
