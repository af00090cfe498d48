import CadreDomain
import CadreNumerics

/// What pairs of a solved slate count in each objective.
///
/// Places name the candidate of each opening, by number; nil where it stays empty.
struct FrontLedger {
    private let slate: SolvedSlate
    /// The openings by command.
    let balance: CommandBalance

    init(_ slate: SolvedSlate) {
        self.slate = slate
        balance = CommandBalance(slate)
    }

    /// The places of the slate looked at.
    var chosenPlaces: [Int?] {
        var places = [Int?](repeating: nil, count: slate.problem.openings.count)
        for line in slate.plan.lines {
            guard let row = slate.problem.index(ofOpening: line.position) else { continue }
            places[row] = slate.problem.index(ofCandidate: line.person)
        }
        return places
    }

    /// A solution with the pinned pairs.
    func withPins(_ columnOfRow: [Int32]) -> [Int?] {
        var places = columnOfRow.map { $0 == AssignmentSolution.unmatched ? nil : Int($0) }
        for (index, _) in slate.decisions.forced { places[index.row] = index.column }
        return places
    }

    /// What each pair that was solved adds to fill and to the other objective, of which more is better.
    func pairValues(
        _ objectives: FrontObjectives, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> (fill: [Int32], other: [Int32]) {
        let weights = slate.weights
        var (fills, others): ([Int32], [Int32]) = ([], [])
        fills.reserveCapacity(weights.pairCount)
        others.reserveCapacity(weights.pairCount)
        for row in 0..<weights.rowCount {
            if isCancelled() { throw .cancelled }
            for index in weights.rowStart[row]..<weights.rowStart[row + 1] {
                var values = FrontValues()
                add(pair(row, Int(weights.column[index])), to: &values)
                fills.append(Int32(clamping: values.fill))
                others.append(Int32(clamping: values.gain(over: FrontValues(), in: objectives.second)))
            }
        }
        return (fills, others)
    }

    /// What places come to together.
    func values(of places: [Int?]) -> FrontValues {
        var values = FrontValues()
        for (row, column) in places.enumerated() {
            if let column { add(pair(row, column), to: &values) }
        }
        values.percentApart = balance.percentApart(of: places)
        return values
    }

    /// Points for one unit by rule that weigh the two objectives so.
    func rules(_ weights: FrontWeights, _ objectives: FrontObjectives) -> [RuleSetting] {
        slate.sheet.points.map { rule, own in
            let objective = FrontObjective.of(rule)
            let weight =
                switch objective {
                case .fill: Int(weights.first)
                case objectives.second: Int(weights.second) * (objective == .preference ? own : 1)
                default: 0
                }
            return RuleSetting(identifier: rule.identifier, version: rule.version, weight: weight)
        }
        .sorted { $0.identifier < $1.identifier }
    }

    /// One point for a step of priority and none for anything else.
    var rulesOfFill: [RuleSetting] {
        slate.sheet.points.map { rule, _ in
            RuleSetting(
                identifier: rule.identifier, version: rule.version, weight: FrontObjective.of(rule) == .fill ? 1 : 0
            )
        }
        .sorted { $0.identifier < $1.identifier }
    }

    /// Why a run with these weights gives something else.
    func obstacle(
        _ weights: FrontWeights, _ rules: [RuleSetting], _ fills: [Int32], _ others: [Int32]
    ) -> SlateFront.Obstacle? {
        guard rules.allSatisfy({ $0.weight <= RuleSetting.weightMax }) else { return .weightMax }
        let raised = fills.indices.count {
            weights.first * Int64(fills[$0]) + weights.second * Int64(others[$0]) < RuleSheet.pointsMin
        }
        return raised == 0 ? nil : .floor(pairCount: raised)
    }

    private func pair(_ row: Int, _ column: Int) -> Pair {
        Pair(opening: slate.eligible.openings[row], candidate: slate.eligible.candidates[column])
    }

    private func add(_ pair: Pair, to values: inout FrontValues) {
        var points = 0
        for (rule, weight) in slate.sheet.points {
            guard case .points(let count, _) = rule.body else { continue }
            let units = count(pair)
            points += units * weight
            switch FrontObjective.of(rule) {
            case .fill: values.fill += units
            case .preference: values.preference += units * weight
            case .moveCost: values.moveCost -= units
            case .fairness: break
            }
        }
        values.points += max(points, RuleSheet.pointsMin)
        values.filledCount += 1
    }
}
