import CadreDomain

/// One version of a person's record.
struct PersonRow {
    /// Index in the people of the register.
    var index: Int32
    /// The validity, half-open.
    var from: Int32
    var to: Int32
}

/// The days one assignment occupies its person.
struct PersonTourRow {
    /// The occupied days, half-open and never empty.
    var from: Int32
    var to: Int32
    var plannedEnd: Int32
    /// Index in the assignments of the register.
    var assignment: Int32
}

/// The person side of a roster, in identity order.
struct PersonRows {
    /// Versions by person, then by start.
    let versions: GroupedRows<PersonRow>
    /// Tours by person, then by start.
    let tours: GroupedRows<PersonTourRow>
    /// The qualifications of each person, in register order.
    let qualifications: [[Qualification]]
    private let personByID: [ID<Person>: Int32]

    /// How many people there are, whatever the day.
    var count: Int { qualifications.count }

    init(register: Register, today: Day) {
        var identities: [ID<Person>] = []
        var numbers: [ID<Person>: Int32] = [:]
        numbers.reserveCapacity(register.people.count)
        for person in register.people where numbers.updateValue(0, forKey: person.id) == nil {
            identities.append(person.id)
        }
        let isSorted = zip(identities, identities.dropFirst()).allSatisfy { $0 < $1 }
        if !isSorted { identities.sort() }
        for (number, identity) in identities.enumerated() { numbers[identity] = Int32(number) }
        let count = identities.count
        personByID = numbers

        let rows = register.people.enumerated().map { index, person in
            PersonRow(index: Int32(index), from: person.validity.start.number, to: person.validity.end.number)
        }
        versions = GroupedRows(count: count, owners: register.people.map { numbers[$0.id] ?? -1 }, rows: rows) {
            ($0.from, $0.index) < ($1.from, $1.index)
        }
        var owners: [Int32] = []
        var held: [PersonTourRow] = []
        for (index, assignment) in register.assignments.enumerated() {
            let days = assignment.occupiedDays(knownOn: today)
            guard !days.isEmpty, let owner = numbers[assignment.person] else { continue }
            owners.append(owner)
            held.append(
                PersonTourRow(
                    from: days.start.number, to: days.end.number, plannedEnd: assignment.plannedEnd.number,
                    assignment: Int32(index)))
        }
        tours = GroupedRows(count: count, owners: owners, rows: held) {
            ($0.from, $0.to, $0.assignment) < ($1.from, $1.to, $1.assignment)
        }
        var lists = [[Qualification]](repeating: [], count: count)
        for qualification in register.qualifications {
            if let owner = numbers[qualification.person] { lists[Int(owner)].append(qualification) }
        }
        qualifications = lists
    }

    /// The place of a person in identity order.
    func number(of person: ID<Person>) -> Int? { personByID[person].map { Int($0) } }
}
