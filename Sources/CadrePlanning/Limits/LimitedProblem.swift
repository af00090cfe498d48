import CadreDomain
import CadreNumerics

/// The eligible pairs with limits and pins as rules that the kernel keeps to.
///
/// Rows are candidates and columns openings, the other way round than in ``EligiblePairs``: couples tie candidates. A
/// pinned pair has to be matched, so that a pin counts towards every limit and can be in conflict with one.
struct LimitedProblem {
    /// What a rule of the kernel stands for.
    enum Subject: Hashable {
        case limit(SlateLimit)
        case pin(Pin)
    }

    let limits: SlateLimits
    let weights: SparseWeights
    /// The post of each opening, by number.
    let siteOfColumn: [Int32]
    private(set) var ties: [(subject: Subject, tie: RowTie)] = []
    private(set) var constraints: [(subject: Subject, constraint: SideConstraint)] = []
    /// What the costs of moves are counted in: the largest number of cents that they are all multiples of.
    let budgetUnit: Int64
    /// How many candidates have a place in the slate that a limit on the people touched compares with.
    let baseCount: Int
    private let problem: SlateProblem
    private let eligible: EligiblePairs
    private let pinned: [PairIndex]

    /// Takes pairs and adds the pinned ones.
    ///
    /// - Parameters:
    ///   - pairs: The pairs that pins leave free, which is what there is to decide; or all that pass every gate, so
    ///     that it makes a difference to leave a pin out.
    /// - Throws: `PlanningError.limitOutsideProblem` for a couple with somebody who is no candidate or in two couples.
    /// - Complexity: O(pairs x limits).
    init(_ ground: SolvingGround, _ limits: SlateLimits, pairs: SparseWeights) throws(PlanningError) {
        problem = ground.problem
        eligible = ground.eligible
        pinned = ground.decisions.forced.map(\.index)
        self.limits = limits
        budgetUnit = Self.greatestDivisor(limits.figures.moveCentsWithinArea, limits.figures.moveCentsFarther)
        let base = limits.basePlaces
        baseCount = base.isEmpty ? 0 : problem.candidates.count { base[$0.person.id] != nil }
        weights = Self.transposed(pairs, ground)
        var numbers: [CoupleSite: Int32] = [:]
        var sites: [Int32] = []
        for opening in problem.openings {
            let site = CoupleSite(opening.position)
            let number = numbers[site] ?? Int32(numbers.count)
            numbers[site] = number
            sites.append(number)
        }
        siteOfColumn = sites
        var partners: Set<ID<Person>> = []
        for limit in limits.limits { try add(limit, &partners) }
        for (index, pin) in ground.decisions.forced {
            guard let pair = weights.pairIndex(row: index.column, column: index.row) else { continue }
            let terms = [SideConstraint.Term(pair: pair, coefficient: 1)]
            constraints.append((.pin(pin), SideConstraint(terms: terms, sense: .atLeast, bound: 1)))
        }
    }

    private mutating func add(_ limit: SlateLimit, _ partners: inout Set<ID<Person>>) throws(PlanningError) {
        switch limit {
        case .couple(let first, let second):
            var rows: [Int32] = []
            for person in [first, second] {
                guard let row = problem.index(ofCandidate: person), partners.insert(person).inserted else {
                    throw .limitOutsideProblem(limit, person: person)
                }
                rows.append(Int32(row))
            }
            ties.append((.limit(limit), RowTie(first: rows[0], second: rows[1])))
        case .minimumFill(let group, let minimum):
            let needed = minimum.count(of: problem.openings.count { group.contains($0.position) })
            add(limit, .atLeast, Int64(needed)) { group.contains($0.position) ? 1 : 0 }
        case .moveBudget(let cents):
            let (figures, unit) = (limits.figures, budgetUnit)
            add(limit, .atMost, cents / unit) { Int32(clamping: Int64(figures.cents(of: $0)) / unit) }
        case .maximumGap(let group, let days):
            add(limit, .atMost, 0) { group.contains($0.position) && $0.daysLate > days ? 1 : 0 }
        case .balance(let first, let second, let percent):
            let command = problem.openings.map { opening -> Int32 in
                opening.position.command == first ? 0 : opening.position.command == second ? 1 : 2
            }
            constraints += SideConstraint.balance(
                of: 0, with: 1, percent: Int64(percent), group: command, weights: weights
            )
            .map { (.limit(limit), $0) }
        case .touch(let most):
            // Whoever had a place counts as touched until the place is given again.
            let base = limits.basePlaces
            add(limit, .atMost, Int64(most - baseCount)) { pair in
                guard let place = base[pair.person.id] else { return 1 }
                return place == pair.position.id ? -1 : 0
            }
        case .trainingSeats(let dates):
            addSeats(limit, TrainingSeats(dates, of: problem))
        case .cap(let country):
            for seats in problem.caps where seats.country == country { addSeats(limit, under: seats) }
        }
    }

    /// From each report day on no more of the openings wanted until then are filled than seats are free on the fullest
    /// day that follows.
    private mutating func addSeats(_ limit: SlateLimit, under cap: CapSeats) {
        let counted = problem.openings.map { opening in
            opening.countsTowardCap && opening.position.country == cap.country ? opening.reportDay : nil
        }
        for day in Set(counted.compactMap { $0 }).sorted() {
            let free = max(0, cap.limit - CapSeats.peak(of: cap.holdings, from: day))
            let isServed = counted.map { $0.map { $0 <= day } ?? false }
            guard isServed.count(where: { $0 }) > free else { continue }
            let terms = weights.column.indices.filter { isServed[Int(weights.column[$0])] }
                .map { SideConstraint.Term(pair: $0, coefficient: 1) }
            constraints.append((.limit(limit), SideConstraint(terms: terms, sense: .atMost, bound: Int64(free))))
        }
    }

    private mutating func addSeats(_ limit: SlateLimit, _ seats: TrainingSeats) {
        var pairs: [Range<Int>: [Int]] = [:]
        for row in 0..<weights.rowCount {
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                if let span = seats.span(self.pair(pair, row: row)) { pairs[span, default: []].append(pair) }
            }
        }
        for (run, count) in seats.runs(of: Set(pairs.keys)) {
            let crowding = pairs.filter { run.isEmpty ? $0.key.isEmpty : !$0.key.isEmpty && run.contains($0.key) }
            let terms = crowding.values.joined().sorted().map { SideConstraint.Term(pair: $0, coefficient: 1) }
            guard terms.count > count else { continue }
            constraints.append((.limit(limit), SideConstraint(terms: terms, sense: .atMost, bound: Int64(count))))
        }
    }

    /// A pair of the weights, with its facts.
    private func pair(_ pair: Int, row: Int) -> Pair {
        Pair(opening: eligible.openings[Int(weights.column[pair])], candidate: eligible.candidates[row])
    }

    private mutating func add(
        _ limit: SlateLimit, _ sense: SideConstraint.Sense, _ bound: Int64, coefficient: (Pair) -> Int32
    ) {
        var terms: [SideConstraint.Term] = []
        for row in 0..<weights.rowCount {
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let value = coefficient(self.pair(pair, row: row))
                if value != 0 { terms.append(SideConstraint.Term(pair: pair, coefficient: value)) }
            }
        }
        constraints.append((.limit(limit), SideConstraint(terms: terms, sense: sense, bound: bound)))
    }

    // MARK: - For the kernel

    /// The problem of the kernel, without one of the limits where one is named.
    func constrained(without left: SlateLimit? = nil) -> ConstrainedProblem {
        let dropped = left.map { Subject.limit($0) }
        do {
            return try ConstrainedProblem(
                weights: weights, siteOfColumn: siteOfColumn, ties: ties.filter { $0.subject != dropped }.map(\.tie),
                constraints: constraints.filter { $0.subject != dropped }.map(\.constraint)
            )
        } catch {
            preconditionFailure("Rows and pairs were looked up in the weights (\(error)).")
        }
    }

    /// The slate that a limit on the people touched compares with, as far as its lines are possible, with all pins; nil
    /// where there is none or it breaks a rule.
    func base() -> [Int32]? {
        guard limits.base != nil else { return nil }
        let places = limits.basePlaces
        var columnOfRow = [Int32](repeating: AssignmentSolution.unmatched, count: weights.rowCount)
        var total: Int64 = 0
        for (row, candidate) in problem.candidates.enumerated() {
            let range = weights.rowStart[row]..<weights.rowStart[row + 1]
            let pin = pinned.first { $0.column == row }
            guard let place = pin?.row ?? places[candidate.person.id].flatMap({ problem.index(ofOpening: $0) }),
                let pair = range.first(where: { weights.column[$0] == Int32(place) })
            else { continue }
            columnOfRow[row] = weights.column[pair]
            total += Int64(weights.weight[pair])
        }
        return constrained().violation(columnOfRow: columnOfRow, totalWeight: total) == nil ? columnOfRow : nil
    }

    /// What a rule of the kernel stands for, and the constraint that it is; nil for a tie.
    func subject(of rule: ConstraintConflict.Rule) -> (Subject, SideConstraint?) {
        switch rule {
        case .constraint(let index): (constraints[index].subject, constraints[index].constraint)
        case .tie(let index): (ties[index].subject, nil)
        }
    }

    /// A solution with a candidate for each opening, as ``SlateDraft`` takes it.
    func openingsFirst(_ columnOfRow: [Int32]) -> [Int32] {
        var candidates = [Int32](repeating: AssignmentSolution.unmatched, count: weights.columnCount)
        for (row, column) in columnOfRow.enumerated() where column != AssignmentSolution.unmatched {
            candidates[Int(column)] = Int32(row)
        }
        return candidates
    }

    private static func transposed(_ pairs: SparseWeights, _ ground: SolvingGround) -> SparseWeights {
        var rows = [[(column: Int32, weight: Int32)]](repeating: [], count: pairs.columnCount)
        for opening in 0..<pairs.rowCount {
            for pair in pairs.rowStart[opening]..<pairs.rowStart[opening + 1] {
                rows[Int(pairs.column[pair])].append((Int32(opening), pairs.weight[pair]))
            }
        }
        for (index, _) in ground.decisions.forced where pairs.weight(row: index.row, column: index.column) == nil {
            let pair = Pair(
                opening: ground.eligible.openings[index.row], candidate: ground.eligible.candidates[index.column]
            )
            let points = ground.sheet.ledger(of: pair).reduce(0) { $0 + $1.points }
            rows[index.column].append((Int32(index.row), Int32(clamping: points)))
        }
        do {
            return try SparseWeights(columnCount: pairs.rowCount, rows: rows)
        } catch {
            preconditionFailure("Every pair is of an opening once, with a weight of at least 1 (\(error)).")
        }
    }

    private static func greatestDivisor(_ first: Int, _ second: Int) -> Int64 {
        var (first, second) = (max(first, 0), max(second, 0))
        while second > 0 { (first, second) = (second, first % second) }
        return Int64(max(first, 1))
    }
}
