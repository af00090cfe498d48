import CadreDomain
import CadreNumerics

/// Every pair of a problem that passes every gate, with its points, and who excluded the others.
///
/// Rows are openings and columns candidates, both in the problem's order. The gates that look only at kind, service and
/// grade are asked once for all candidates who share the three; every other rule is asked for each pair that is left.
/// The rules are the same closures that explanations ask.
struct EligiblePairs: Sendable {
    let pairs: SparseWeights
    private(set) var openings: [OpeningFacts]
    let candidates: [CandidateFacts]
    /// For each opening how many candidates each gate excluded first; a last column for decisions of people.
    let openingExclusions: ExclusionTable
    /// For each candidate how many openings each gate excluded first; a last column for decisions of people.
    let candidateExclusions: ExclusionTable

    /// Asks the rules.
    ///
    /// - Parameters:
    ///   - standings: Which openings have a seat under a cap.
    ///   - candidates: The facts of ``candidateFacts(of:)``.
    /// - Complexity: O(openings x candidates of fitting kind, service and grade).
    init(
        _ problem: SlateProblem, sheet: RuleSheet, decisions: SlateDecisions,
        standings: [ID<Position>: CapStanding], candidates: [CandidateFacts], isCancelled: () -> Bool
    ) throws(PlanningError) {
        openings = Self.openingFacts(of: problem, standings: standings)
        self.candidates = candidates
        var builder = PairBuilder(
            openings: openings, candidates: candidates, sheet: sheet, excluded: decisions.excludedPairs
        )
        for row in openings.indices {
            if isCancelled() { throw .cancelled }
            builder.addRow(row)
        }
        pairs = builder.weights()
        openingExclusions = builder.openingExclusions
        candidateExclusions = builder.spreadCandidateExclusions()
    }

    /// Which of some openings nobody could fill, whether or not a cap leaves them a seat.
    static func unfillable(
        _ positions: [ID<Position>], of problem: SlateProblem, sheet: RuleSheet, decisions: SlateDecisions,
        candidates: [CandidateFacts], isCancelled: () -> Bool
    ) throws(PlanningError) -> Set<ID<Position>> {
        guard !positions.isEmpty else { return [] }
        var builder = PairBuilder(
            openings: openingFacts(of: problem, standings: [:]), candidates: candidates, sheet: sheet,
            excluded: decisions.excludedPairs
        )
        var unfillable: Set<ID<Position>> = []
        for position in positions {
            guard let row = problem.index(ofOpening: position) else { continue }
            if isCancelled() { throw .cancelled }
            let pairCount = builder.pairCount
            builder.addRow(row)
            if builder.pairCount == pairCount { unfillable.insert(position) }
        }
        return unfillable
    }

    /// What rules look up of the candidates, the same for all rounds of a run.
    static func candidateFacts(of problem: SlateProblem) -> [CandidateFacts] {
        let needs = needs(of: problem)
        return problem.candidates.map { CandidateFacts($0, needs: needs, schemes: problem.certificationSchemes) }
    }

    /// Says other things of the caps, where the same openings have a seat as before.
    mutating func say(_ standings: [ID<Position>: CapStanding], of problem: SlateProblem) {
        openings = Self.openingFacts(of: problem, standings: standings)
    }

    private static func openingFacts(
        of problem: SlateProblem, standings: [ID<Position>: CapStanding]
    ) -> [OpeningFacts] {
        let needs = needs(of: problem)
        return problem.openings.map {
            OpeningFacts($0, in: problem, needs: needs, cap: standings[$0.position.id])
        }
    }

    private static func needs(of problem: SlateProblem) -> [CertificationNeed] {
        Set(problem.openings.compactMap { CertificationNeed($0.position) })
            .sorted { ($0.level, $0.area.map(String.init) ?? "") < ($1.level, $1.area.map(String.init) ?? "") }
    }
}

/// Counts of exclusions by row and gate.
struct ExclusionTable: Sendable {
    private let names: [String]
    private var counts: [Int32]

    init(rowCount: Int, gates: [Rule]) {
        names = gates.map(\.identifier) + [RuleCount.exclusion]
        counts = Array(repeating: 0, count: rowCount * names.count)
    }

    mutating func add(_ count: Int, row: Int, gate: Int) {
        counts[row * names.count + gate] += Int32(count)
    }

    /// Adds another table's row to a row of this one.
    mutating func add(row other: Int, of table: ExclusionTable, toRow row: Int) {
        for gate in names.indices { counts[row * names.count + gate] += table.counts[other * names.count + gate] }
    }

    /// The counts of a row that are not 0, in the order of the gates.
    func row(_ row: Int) -> [RuleCount] {
        names.indices.compactMap { gate in
            let count = Int(counts[row * names.count + gate])
            return count > 0 ? RuleCount(rule: names[gate], count: count) : nil
        }
    }
}

/// Candidates who share kind, service and grade on every day; whose record changes in the window is a group alone.
private struct CandidateGroup {
    let columns: [Int]
}

/// What a gate decides with.
///
/// An array of bare functions would wrap each in another; measured, that is a third slower.
private struct GateTest {
    let isMet: @Sendable (Pair) -> Bool
}

/// What points are counted with.
private struct PointsCount {
    let count: @Sendable (Pair) -> Int
    let weight: Int
}

/// Builds the compressed rows of ``EligiblePairs`` one opening at a time.
private struct PairBuilder {
    private let openings: [OpeningFacts]
    private let candidates: [CandidateFacts]
    private let excluded: Set<PairIndex>
    private let groups: [CandidateGroup]
    private let groupGates: [GateTest]
    private let pairGates: [GateTest]
    private let points: [PointsCount]
    private var rowStart = [0]
    private var column: [Int32] = []
    private var weight: [Int32] = []
    private var rowWeights: [Int32]
    private var groupExclusions: ExclusionTable
    private var candidateExclusions: ExclusionTable
    private(set) var openingExclusions: ExclusionTable

    /// How many pairs have passed every gate so far.
    var pairCount: Int { column.count }

    init(openings: [OpeningFacts], candidates: [CandidateFacts], sheet: RuleSheet, excluded: Set<PairIndex>) {
        self.openings = openings
        self.candidates = candidates
        self.excluded = excluded
        groups = Self.groups(of: candidates)
        let groupGateCount = sheet.gates.prefix { $0.isDecidedByGroup }.count
        let gates = sheet.gates.map { rule in
            guard case .gate(let isMet, _) = rule.body else {
                preconditionFailure("The rule (\(rule.identifier)) is listed under gates and is none.")
            }
            return GateTest(isMet: isMet)
        }
        groupGates = Array(gates[..<groupGateCount])
        pairGates = Array(gates[groupGateCount...])
        points = sheet.points.map { rule, weight in
            guard case .points(let count, _) = rule.body else {
                preconditionFailure("The rule (\(rule.identifier)) is listed under points and gives none.")
            }
            return PointsCount(count: count, weight: weight)
        }
        rowWeights = Array(repeating: 0, count: candidates.count)
        groupExclusions = ExclusionTable(rowCount: groups.count, gates: sheet.gates)
        candidateExclusions = ExclusionTable(rowCount: candidates.count, gates: sheet.gates)
        openingExclusions = ExclusionTable(rowCount: openings.count, gates: sheet.gates)
    }

    private static func groups(of candidates: [CandidateFacts]) -> [CandidateGroup] {
        var columns: [String: [Int]] = [:]
        for (index, candidate) in candidates.enumerated() {
            let person = candidate.candidate.person
            let key =
                candidate.candidate.later.isEmpty
                ? "\(person.kind.rawValue) \(person.service.rawValue) \(person.grade)" : person.id.rawValue
            columns[key, default: []].append(index)
        }
        return columns.values.sorted { $0[0] < $1[0] }.map { CandidateGroup(columns: $0) }
    }

    mutating func addRow(_ row: Int) {
        let opening = openings[row]
        for (index, group) in groups.enumerated() {
            let representative = Pair(opening: opening, candidate: candidates[group.columns[0]])
            if let gate = groupGates.firstIndex(where: { !$0.isMet(representative) }) {
                openingExclusions.add(group.columns.count, row: row, gate: gate)
                groupExclusions.add(1, row: index, gate: gate)
                continue
            }
            for column in group.columns { addPair(row: row, column: column, opening: opening) }
        }
        for index in rowWeights.indices where rowWeights[index] > 0 {
            column.append(Int32(index))
            weight.append(rowWeights[index])
            rowWeights[index] = 0
        }
        rowStart.append(column.count)
    }

    private mutating func addPair(row: Int, column: Int, opening: OpeningFacts) {
        let pair = Pair(opening: opening, candidate: candidates[column])
        for index in pairGates.indices where !pairGates[index].isMet(pair) {
            exclude(row: row, column: column, gate: groupGates.count + index)
            return
        }
        if !excluded.isEmpty, excluded.contains(PairIndex(row: row, column: column)) {
            exclude(row: row, column: column, gate: groupGates.count + pairGates.count)
            return
        }
        var sum = 0
        for index in points.indices { sum += points[index].count(pair) * points[index].weight }
        rowWeights[column] = Int32(clamping: max(sum, RuleSheet.pointsMin))
    }

    private mutating func exclude(row: Int, column: Int, gate: Int) {
        openingExclusions.add(1, row: row, gate: gate)
        candidateExclusions.add(1, row: column, gate: gate)
    }

    /// The counts by candidate, with what was excluded for a whole group.
    func spreadCandidateExclusions() -> ExclusionTable {
        var table = candidateExclusions
        for (index, group) in groups.enumerated() {
            for column in group.columns { table.add(row: index, of: groupExclusions, toRow: column) }
        }
        return table
    }

    func weights() -> SparseWeights {
        do {
            return try SparseWeights(
                columnCount: candidates.count, rowStart: rowStart, column: column, weight: weight
            )
        } catch {
            preconditionFailure("Rows are built in order with weights of at least 1 (\(error)).")
        }
    }
}

/// A pair by its places in the problem's lists.
struct PairIndex: Hashable, Sendable {
    let row: Int
    let column: Int
}
