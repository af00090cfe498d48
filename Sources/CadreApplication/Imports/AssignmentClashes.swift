import CadreDomain

/// Decides which of the assignments that are asked for can stand beside each other and those of the register.
///
/// The one that begins first is taken. One that cannot be taken hinders no other; what the register has in its place goes
/// on, and is looked at as well. At last those left out are looked at once more beside what is taken, and taken back
/// where they fit, in their order and until none does: at most one round for each of them, as a rule one in all.
struct AssignmentClashes {
    private let asked: [Assignment]
    /// What the register has of those asked for.
    private let known: [ID<Assignment>: Assignment]
    /// What the register has beside them.
    private let beside: AssignmentBook
    private var left: Set<Int> = []
    /// Those that cannot be taken, by their place among those asked for, with why.
    private(set) var found: [(index: Int, clash: AssignmentBook.Clash)] = []

    /// - Parameter asked: Assignments that the register has otherwise or not at all, in the order of their first days.
    init(among asked: [Assignment], beside register: [Assignment], today: Day) {
        let ids = Set(asked.map(\.id))
        self.asked = asked
        known = Dictionary(register.filter { ids.contains($0.id) }.map { ($0.id, $0) }) { first, _ in first }
        var book = AssignmentBook(today: today)
        for assignment in register where !ids.contains(assignment.id) { book.add(assignment) }
        beside = book
        repeat {
            while leaveOut(takingOthers: false) {}
        } while leaveOut(takingOthers: true)
        if !left.isEmpty { takeBack() }
    }

    /// What stands without those that are asked for and not left out.
    private var standing: AssignmentBook {
        var book = beside
        for index in left.sorted() {
            if let old = known[asked[index].id] { book.add(old) }
        }
        return book
    }

    /// Leaves out those that clash with the register, or with those taken before them where those are taken; tells
    /// whether a record of the register goes on for it.
    private mutating func leaveOut(takingOthers isTaking: Bool) -> Bool {
        var book = standing
        var goesOn = false
        for (index, assignment) in asked.enumerated() where !left.contains(index) {
            if book.clash(with: assignment) == nil {
                if isTaking { book.add(assignment) }
            } else {
                left.insert(index)
                goesOn = goesOn || known[assignment.id] != nil
            }
        }
        return goesOn
    }

    private mutating func takeBack() {
        var book = standing
        for (index, assignment) in asked.enumerated() where !left.contains(index) { book.add(assignment) }
        var hasTaken = true
        while hasTaken {
            hasTaken = false
            for index in left.sorted() where book.clash(with: asked[index]) == nil {
                if let old = known[asked[index].id] { book.remove(old) }
                book.add(asked[index])
                left.remove(index)
                hasTaken = true
            }
        }
        // What the register has comes first: it stays, whatever becomes of the rows.
        let register = standing
        found = left.sorted().compactMap { index in
            (register.clash(with: asked[index]) ?? book.clash(with: asked[index])).map { (index, $0) }
        }
    }
}

/// Assignments that stand beside each other, by the position that waits for a relief and by the person who serves.
struct AssignmentBook {
    /// Why an assignment finds no room.
    enum Clash {
        /// The position has this relief already.
        case relief(Assignment)
        /// The person is in another position on these days.
        case days(ID<Person>, DayRange)
    }

    let today: Day
    private var reliefs: [ID<Position>: [Assignment]] = [:]
    private var held: [ID<Person>: [(id: ID<Assignment>, days: DayRange)]] = [:]

    init(today: Day) { self.today = today }

    mutating func add(_ assignment: Assignment) {
        if assignment.state == .planned { reliefs[assignment.position, default: []].append(assignment) }
        let days = assignment.occupiedDays(knownOn: today)
        if !days.isEmpty { held[assignment.person, default: []].append((assignment.id, days)) }
    }

    mutating func remove(_ assignment: Assignment) {
        reliefs[assignment.position]?.removeAll { $0.id == assignment.id }
        held[assignment.person]?.removeAll { $0.id == assignment.id }
    }

    /// Why an assignment finds no room beside the others; the one that it takes the place of is none of them.
    func clash(with assignment: Assignment) -> Clash? {
        let others = reliefs[assignment.position] ?? []
        if assignment.state == .planned, let relief = others.last(where: { $0.id != assignment.id }) {
            return .relief(relief)
        }
        let days = assignment.occupiedDays(knownOn: today)
        return held[assignment.person]?.filter { $0.id != assignment.id }.compactMap { $0.days.intersection(days) }
            .min { $0.start < $1.start }.map { .days(assignment.person, $0) }
    }
}
