import CadreDomain

/// The keys of every dimension in the order in which tables show them; a code is an index of such a list.
struct RosterKeys {
    /// A combination of office, country and command that some position has, as codes.
    struct Place: Hashable {
        let office: Int32
        let country: Int32
        let command: Int32
    }

    private(set) var offices: [String] = []
    private(set) var countries: [String] = []
    private(set) var commands: [String] = []
    private(set) var services: [String] = []
    private(set) var grades: [String] = []
    private(set) var areas: [String] = []
    private(set) var places: [Place] = []
    /// The codes of each version, in register order.
    private(set) var codes: [StaffingCodes] = []

    /// Collects the keys of all versions of all positions.
    init(register: Register) {
        let officeKeys = Dictionary(register.offices.map { ($0.id, $0.code) }) { first, _ in first }
        var offices = Interner<ID<Office>>()
        var countries = Interner<CountryCode>()
        var commands = Interner<CommandCode?>()
        var services = Interner<Service?>()
        var grades = Interner<Grade>()
        var areas = Interner<Character?>()
        var found: [StaffingCodes] = []
        var placesFound = Interner<Place>()
        found.reserveCapacity(register.positions.count)
        for position in register.positions {
            let place = Place(
                office: offices.code(of: position.office), country: countries.code(of: position.country),
                command: commands.code(of: position.command))
            found.append(
                StaffingCodes(
                    place: placesFound.code(of: place), office: place.office, country: place.country,
                    command: place.command, service: services.code(of: position.service),
                    grade: grades.code(of: position.grades.highest), area: areas.code(of: position.scCode?.area)))
        }
        let office = Ranking(offices.values.map { officeKeys[$0] ?? $0.rawValue }) { $0 }
        let country = Ranking(countries.values) { $0.rawValue }
        let command = Ranking(commands.values) { $0.map { "0" + $0.rawValue } ?? "1" }
        let service = Ranking(services.values) { $0.flatMap(Service.allCases.firstIndex) ?? Service.allCases.count }
        let grade = Ranking(grades.values) { $0.rank }
        let area = Ranking(areas.values) { $0.map { "0" + String($0) } ?? "1" }
        self.offices = office.ordered
        self.countries = country.ordered.map(\.rawValue)
        self.commands = command.ordered.map { $0?.rawValue ?? StaffingDimension.missingKey }
        self.services = service.ordered.map { $0?.rawValue ?? StaffingDimension.anyKey }
        self.grades = grade.ordered.map(\.description)
        self.areas = area.ordered.map { $0.map { String($0) } ?? StaffingDimension.missingKey }
        places = placesFound.values.map {
            Place(
                office: office.rank[Int($0.office)], country: country.rank[Int($0.country)],
                command: command.rank[Int($0.command)])
        }
        codes = found.map {
            StaffingCodes(
                place: $0.place, office: office.rank[Int($0.office)], country: country.rank[Int($0.country)],
                command: command.rank[Int($0.command)], service: service.rank[Int($0.service)],
                grade: grade.rank[Int($0.grade)], area: area.rank[Int($0.area)])
        }
    }

    /// The keys of a dimension, in table order.
    func keys(of dimension: StaffingDimension) -> [String] {
        switch dimension {
        case .command: commands
        case .country: countries
        case .office: offices
        case .service: services
        case .grade: grades
        case .func: areas
        }
    }

    /// The code of a version in a dimension.
    func code(of codes: StaffingCodes, in dimension: StaffingDimension) -> Int {
        switch dimension {
        case .command: Int(codes.command)
        case .country: Int(codes.country)
        case .office: Int(codes.office)
        case .service: Int(codes.service)
        case .grade: Int(codes.grade)
        case .func: Int(codes.area)
        }
    }
}

/// Gives each distinct value a number, in the order of first sight.
private struct Interner<Value: Hashable> {
    private(set) var values: [Value] = []
    private var codes: [Value: Int32] = [:]
    private var last: (value: Value, code: Int32)?

    mutating func code(of value: Value) -> Int32 {
        if let last, last.value == value { return last.code }
        let code = codes[value] ?? Int32(values.count)
        if Int(code) == values.count {
            values.append(value)
            codes[value] = code
        }
        last = (value, code)
        return code
    }
}

/// Distinct values in order, and for each number given before its place in that order.
private struct Ranking<Value: Hashable> {
    var ordered: [Value] = []
    var rank: [Int32]

    /// Orders by `weight`; equal values share one place, as two offices under one code do.
    init(_ values: [Value], weight: (Value) -> some Comparable) {
        rank = [Int32](repeating: 0, count: values.count)
        var order = values.indices.map { (index: $0, weight: weight(values[$0])) }
        order.sort { ($0.weight, $0.index) < ($1.weight, $1.index) }
        for (index, _) in order {
            if ordered.last != values[index] { ordered.append(values[index]) }
            rank[index] = Int32(ordered.count - 1)
        }
    }
}
