import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("The front of a stored slate")
struct ShowFrontTests {
    private func column(_ name: String, _ sheet: Sheet) throws -> [Cell] {
        let table = try #require(sheet.table("front"))
        let index = try #require(table.columns.firstIndex { $0.name == name })
        return table.rows.map { $0.cells[index] }
    }

    @Test("Every row has values and weights, the slate is marked once, and weights solve the window again as they say")
    func rows() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let useCases = sample.service.useCases
        for objectives in ShowFront.choices {
            let detail = try await useCases.showFront(id.rawValue, objectives: objectives, for: sample.officer)
            let sheet = detail.sheet
            #expect(try column("is_slate", sheet).filter { $0 == .flag(true) }.count == 1)
            #expect(
                try column("corner", sheet).compactMap { $0 == .missing ? nil : $0 }.count == detail.front.points.count)
            #expect(!sheet.answer.isEmpty && !sheet.notes.isEmpty)
            for (index, point) in detail.front.points.enumerated() where point.obstacle == nil {
                let weights = try RuleWeights.weights(RuleWeights.text(point.rules))
                #expect(weights.count == point.rules.count)
                let limits = LimitReader.lines(point.limits.map(\.description).joined(separator: ", "))
                #expect(limits.count == point.limits.count)
                let made = try await useCases.solveSlateAgain(
                    id, weights: weights, limits: limits, key: .sample("\(objectives) \(index)"), by: sample.officer
                )
                let again = try await useCases.showFront(
                    made.slate.rawValue, objectives: objectives, for: sample.officer
                )
                #expect(again.front.chosen.fill == point.values.fill)
                #expect(again.front.chosen.filledCount == point.values.filledCount)
            }
        }
    }

    @Test("A search against fairness that ended early says after how many looks, and bounds the slates that it left")
    func endedEarly() async throws {
        let sample = try await SlateSample(commands: ["INDOPACOM", "EUCOM", "EUCOM"])
        let id = try await sample.solve()
        let useCases = sample.service.useCases
        let fairness = "fill,fairness"
        let whole = try await useCases.showFront(id.rawValue, objectives: fairness, for: sample.officer)
        #expect(whole.front.isComplete && whole.front.points.count == 2)
        #expect(try column("fill_gap", whole.sheet) == [.int(0), .int(0)])
        let early = ShowFront(
            keeper: sample.service.keeper, archive: SlateArchive(store: sample.service.store), lookCountMax: 0
        )
        let cut = try await early(id.rawValue, objectives: fairness, for: sample.officer)
        let first = try #require(cut.front.points.first)
        let rest = try #require(cut.front.remainder)
        #expect(first.fillBound == first.values.fill)
        #expect(cut.front.points.map(\.values) == [whole.front.points[0].values])
        #expect(rest.percentApart == first.values.percentApart - 1)
        #expect(rest.fillBound >= whole.front.points[1].values.fill && rest.fillBound <= first.values.fill)
        func figure(_ name: String, _ sheet: Sheet) -> Cell? { sheet.figures.first { $0.name == name }?.value }
        #expect(figure("complete", cut.sheet) == .flag(false))
        #expect(figure("unsearched_percent", cut.sheet) == .int(rest.percentApart))
        #expect(figure("unsearched_bound", cut.sheet) == .int(rest.fillBound))
        #expect(figure("unsearched_percent", whole.sheet) == .missing)
        let said = cut.sheet.notes.joined(separator: " ")
        #expect(said.contains("ended after 1,000,000,000 looks") && said.contains("were not all looked for"))
        #expect(!whole.sheet.notes.joined().contains("ended after"))
    }

    @Test("Objectives that do not exist, an unknown slate and a caller who may not read people are refused")
    func refused() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        func code(_ slate: String, _ objectives: String?, _ caller: Caller) async -> ErrorCode? {
            await refusal {
                try await sample.service.useCases.showFront(slate, objectives: objectives, for: caller)
            }?.code
        }
        #expect(await code(id.rawValue, "fill,fill", sample.officer) == .parameterBadValue)
        #expect(await code("slt_999999", nil, sample.officer) == .slateNotFound)
        for role in Caller.Role.allCases where AccessPolicy.table[.readPeople]?.contains(role) != true {
            #expect(await code(id.rawValue, nil, .sample(role: role)) == .callerNotAllowed)
        }
    }

    @Test(
        "Weights are read as rule=points; anything else, and a rule named twice, is refused",
        arguments: [
            "move.cost", "move.cost=x", "move.cost=1, move.cost=2",
        ])
    func badWeights(text: String) async throws {
        #expect(try RuleWeights.weights(" move.cost = 2,\nfill.priority=1 ") == ["move.cost": 2, "fill.priority": 1])
        #expect(await refusal { try RuleWeights.weights(text) }?.code == .parameterBadValue)
    }
}
