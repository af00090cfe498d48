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
