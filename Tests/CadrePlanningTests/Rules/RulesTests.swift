import CadreDomain
import CadrePlanning
import Testing

@Suite("The list of rules")
struct RulesTests {
    @Test("Identifiers are unique, gates come first, and every rule has its words")
    func list() {
        #expect(Set(Rules.all.map(\.identifier)).count == Rules.all.count)
        let kinds = Rules.all.map(\.kind)
        #expect(kinds == kinds.sorted { order(of: $0) < order(of: $1) })
        for rule in Rules.all {
            #expect(rule.sentence.hasSuffix(".") && !rule.citation.isEmpty && rule.version >= 1)
            #expect((rule.kind == .points) == !rule.unit.isEmpty)
            #expect((rule.kind == .points) == (rule.defaultWeight > 0))
            #expect(rule.kind == .gate || rule.waiverAuthority == nil)
        }
    }

    @Test("A reason overrides exactly the gates that somebody may waive and no statute sets")
    func overridable() {
        #expect(
            Rules.all.filter(\.isOverridable).map(\.identifier) == [
                "grade.band", "language.minimum", "certification.reachable", "availability.date",
            ])
        #expect(Rules.all.filter(\.isStatutory).map(\.identifier) == ["cap.service-members"])
    }

    @Test("Who may waive a gate is marked where no public source confirms the gate, and only there")
    func waivers() {
        for rule in Rules.all {
            #expect(
                rule.waiver?.hasSuffix(" (unverified)")
                    == rule.waiverAuthority.map { _ in rule.confidence == .unverified })
        }
        #expect(Rules.all.compactMap(\.waiver).count { !$0.hasSuffix("(unverified)") } == 1, "the statutory cap")
    }

    @Test("Before Cadre's record opens no rule is in force, on that day every rule is")
    func dates() {
        #expect(Rules.settings(on: Rules.recordOpens.adding(days: -1)).isEmpty)
        #expect(Rules.settings(on: Rules.recordOpens).count == Rules.all.count)
        #expect(PlanningFigures(inForceOn: Sample.today).certificationDaysMin == 49)
        #expect(PlanningFigures(inForceOn: Sample.today).lateArrivalDaysMax == 60)
    }

    @Test("A run with an unknown rule, another version or a weight out of range is refused by name")
    func refused() {
        let opening = Sample.opening()
        let candidate = Sample.candidate()
        func problem(_ settings: [RuleSetting]) -> SlateProblem {
            SlateProblem(
                today: Sample.today, window: Sample.window, rules: settings, openings: [opening],
                candidates: [candidate]
            )
        }
        let unknown = Rules.settings(on: Sample.today, weights: ["fill.speed": 3])
        #expect(throws: PlanningError.unknownRule("fill.speed")) { try SlatePlanner.plan(problem(unknown)) }
        let old = [RuleSetting(identifier: "grade.band", version: 9, weight: 0)]
        #expect(throws: PlanningError.ruleVersionDiffers(identifier: "grade.band", frozen: 9, current: 1)) {
            try SlatePlanner.plan(problem(old))
        }
        for weight in [-1, RuleSetting.weightMax + 1] {
            let heavy = Rules.settings(on: Sample.today, weights: ["move.cost": weight])
            #expect(throws: PlanningError.weightOutOfRange(identifier: "move.cost", weight: weight)) {
                try SlatePlanner.plan(problem(heavy))
            }
        }
    }

    private func order(of kind: Rule.Kind) -> Int { Rule.Kind.allCases.firstIndex(of: kind) ?? 0 }
}
