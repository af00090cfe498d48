import CadreDomain

/// Builds the position side of a roster from a register.
struct PositionRowsBuilder {
    private let register: Register
    private let keys: RosterKeys
    private let people: PersonRows
    private let schemes: [CertificationScheme]
    private let today: Day
    private var rows = PositionRows()
    /// The place of each position in identity order.
    private(set) var positionByID: [ID<Position>: Int32] = [:]

    init(
        register: Register, keys: RosterKeys, people: PersonRows, schemes: [CertificationScheme], today: Day
    ) {
        self.register = register
        self.keys = keys
        self.people = people
        self.schemes = schemes
        self.today = today
    }

    mutating func build() -> PositionRows {
        addVersions()
        addHoldings()
        return rows
    }

    private mutating func addVersions() {
        let positions = register.positions
        rows.versions.reserveCapacity(positions.count)
        positionByID.reserveCapacity(positions.count)
        var starts: [Int32] = []
        starts.reserveCapacity(positions.count)
        var previous: ID<Position>?
        for index in Self.order(of: positions) {
            let position = positions[index]
            if position.id != previous {
                positionByID[position.id] = Int32(starts.count)
                starts.append(Int32(rows.versions.count))
                previous = position.id
            }
            // A version without a day was withdrawn, and says nothing of any day.
            guard !position.validity.isEmpty else { continue }
            let isAuthorized = position.state >= .authorized
            let validity = position.validity
            rows.versions.append(
                PositionRow(
                    index: Int32(index), from: validity.start.number, to: validity.end.number,
                    authorizedFrom: validity.start.number,
                    authorizedTo: isAuthorized ? validity.end.number : validity.start.number,
                    codes: keys.codes[index], isAuthorized: isAuthorized, isFunded: position.state >= .funded,
                    isKeyBillet: position.isKeyBillet))
        }
        starts.append(Int32(rows.versions.count))
        rows.entries = starts.map { PositionEntry(firstVersion: $0, firstHolding: 0) }
        joinAuthorizedRuns()
    }

    private static func order(of positions: [Position]) -> [Int] {
        func precedes(_ left: Int, _ right: Int) -> Bool {
            (positions[left].id, positions[left].validity.start, left)
                < (positions[right].id, positions[right].validity.start, right)
        }
        let order = Array(positions.indices)
        let isSorted = zip(order, order.dropFirst()).allSatisfy(precedes)
        return isSorted ? order : order.sorted(by: precedes)
    }

    /// Lets authorized versions that follow each other without a gap share one run.
    private mutating func joinAuthorizedRuns() {
        for number in 0..<rows.count {
            let versions = Int(rows.entries[number].firstVersion)..<Int(rows.entries[number + 1].firstVersion)
            for (earlier, later) in zip(versions, versions.dropFirst()) where follows(later, earlier) {
                rows.versions[later].authorizedFrom = rows.versions[earlier].authorizedFrom
            }
            for (earlier, later) in zip(versions, versions.dropFirst()).reversed() where follows(later, earlier) {
                rows.versions[earlier].authorizedTo = rows.versions[later].authorizedTo
            }
        }
    }

    private func follows(_ later: Int, _ earlier: Int) -> Bool {
        let (first, second) = (rows.versions[earlier], rows.versions[later])
        return first.isAuthorized && second.isAuthorized && first.to == second.from
    }

    private mutating func addHoldings() {
        var owners: [Int32] = []
        var holdings: [HoldingRow] = []
        owners.reserveCapacity(register.assignments.count)
        holdings.reserveCapacity(register.assignments.count)
        for (index, assignment) in register.assignments.enumerated() {
            let days = assignment.occupiedDays(knownOn: today)
            guard !days.isEmpty, let owner = positionByID[assignment.position] else { continue }
            owners.append(owner)
            holdings.append(
                HoldingRow(
                    from: days.start.number, to: days.end.number, plannedEnd: assignment.plannedEnd.number,
                    assignment: Int32(index), firstQualified: 0, lastQualified: 0))
        }
        let grouped = GroupedRows(count: rows.count, owners: owners, rows: holdings) {
            ($0.from, $0.to, $0.assignment) < ($1.from, $1.to, $1.assignment)
        }
        rows.holdings = grouped.rows
        for number in 0...rows.count { rows.entries[number].firstHolding = grouped.starts[number] }
        rows.qualified.reserveCapacity(rows.holdings.count)
        for number in 0..<rows.count { addQualifiedDays(ofEntry: number) }
    }

    private mutating func addQualifiedDays(ofEntry number: Int) {
        let holdings = Int(rows.entries[number].firstHolding)..<Int(rows.entries[number + 1].firstHolding)
        guard !holdings.isEmpty else { return }
        let versions = rows.versions[
            Int(rows.entries[number].firstVersion)..<Int(rows.entries[number + 1].firstVersion)]
        let asked = versions.map {
            (
                days: DayRange(clamping: Day(number: $0.from), Day(number: $0.to)),
                requirements: PositionRequirements(position: register.positions[Int($0.index)], schemes: schemes)
            )
        }
        for slot in holdings {
            let holding = rows.holdings[slot]
            let occupied = DayRange(clamping: Day(number: holding.from), Day(number: holding.to))
            let person = people.number(of: register.assignments[Int(holding.assignment)].person)
            let good = person.map { qualifiedDays(ofPerson: $0, within: occupied, asked: asked) } ?? []
            rows.holdings[slot].firstQualified = Int32(rows.qualified.count)
            for days in good { rows.qualified.append(DayNumbers(from: days.start.number, to: days.end.number)) }
            rows.holdings[slot].lastQualified = Int32(rows.qualified.count)
        }
    }

    private func qualifiedDays(
        ofPerson person: Int, within occupied: DayRange, asked: [(days: DayRange, requirements: PositionRequirements)]
    ) -> [DayRange] {
        var good: [DayRange] = []
        for version in people.versions[person] {
            let record = register.people[Int(version.index)]
            for (days, requirements) in asked {
                guard let shared = days.intersection(occupied)?.intersection(record.validity),
                    requirements.fits(service: record.service, kind: record.kind, grade: record.grade)
                else { continue }
                for range in requirements.qualifiedDays(of: record, qualifications: people.qualifications[person]) {
                    if let met = range.intersection(shared) { good.append(met) }
                }
            }
        }
        return DayRanges.union(good)
    }
}
