import CadreDomain

/// A kind of work in the demo world: what its positions ask for and how common it is in an office.
struct DemoRole {
    let title: String
    /// The grade of a member of the armed forces in it; nil where only civilians do it.
    let military: Grade?
    /// The grade of a civilian in it; nil where only members of the armed forces do it.
    let civilian: Grade?
    /// The letter of the functional area.
    let area: Character
    let clearance: Clearance
    /// How often a language of the country is required, in percent; half as often again it is preferred.
    let languagePercent: Int
    /// How often it is a key billet, in percent.
    let keyPercent: Int
    /// How common it is, beside the others of its staff.
    let weight: Int
    /// The one service that can fill a military position of the role; nil for any.
    let service: Service?

    init(
        _ title: String, _ military: String, _ civilian: String, area: Character, _ clearance: Clearance = .secret,
        language: Int = 0, key: Int = 0, weight: Int = 10, service: Service? = nil
    ) {
        self.title = title
        self.military = Grade(military)
        self.civilian = Grade(civilian)
        self.area = area
        self.clearance = clearance
        languagePercent = language
        keyPercent = key
        self.weight = weight
        self.service = service
    }
}

extension DemoRole {
    /// The role of the head of a security cooperation office, by the number of its positions.
    static func chief(officeSize: Int) -> DemoRole {
        let grade = officeSize >= 20 ? "O6" : officeSize >= 6 ? "O5" : "O4"
        return DemoRole("Chief", grade, "", area: "C", .topSecretSCI, language: 85, key: 100)
    }

    /// The roles of a security cooperation office after its chief, in the order in which an office grows.
    ///
    /// The first are the functions of 22 USC 2321i(a): case and training management, program monitoring, planning,
    /// administration, defense cooperation, liaison.
    static let officeRoles: [DemoRole] = [
        DemoRole("Training manager", "E7", "GS11", area: "D", language: 40),
        DemoRole("Army programs officer", "O4", "GS12", area: "C", .topSecret, language: 65, key: 25, service: .army),
        DemoRole("Budget analyst", "", "GS11", area: "G", language: 10),
        DemoRole("Deputy chief", "O5", "GS14", area: "C", .topSecretSCI, language: 70, key: 60),
        DemoRole(
            "Air Force programs officer", "O4", "GS12", area: "C", .topSecret, language: 60, key: 20, service: .airForce
        ),
        DemoRole("Operations coordinator", "E7", "GS9", area: "C", language: 20),
        DemoRole("Navy programs officer", "O4", "GS12", area: "C", .topSecret, language: 60, key: 20, service: .navy),
        DemoRole("Program manager", "O4", "GS12", area: "B", language: 30),
        DemoRole("Administrative specialist", "E6", "GS7", area: "C", language: 15),
        DemoRole("End-use monitoring manager", "O3", "GS12", area: "E", .topSecret, language: 25),
        DemoRole("Case manager", "O3", "GS12", area: "B", language: 25),
        DemoRole("Exercise and engagement planner", "E8", "GS12", area: "A", language: 35),
        DemoRole("Logistics adviser", "W3", "GS11", area: "E", language: 20),
        DemoRole("Humanitarian assistance manager", "O3", "GS11", area: "I", language: 40),
        DemoRole("Training assistant", "E6", "GS7", area: "D", language: 30),
        DemoRole("Institutional capacity adviser", "O5", "GS13", area: "H", .topSecret, language: 45),
    ]

    /// The roles of the staff of a geographic combatant command.
    static let commandRoles: [DemoRole] = [
        DemoRole("Country desk officer", "O4", "GS12", area: "A", .topSecretSCI, weight: 24),
        DemoRole("Security cooperation planner", "O4", "GS13", area: "A", .topSecret, weight: 18),
        DemoRole("Branch chief", "O5", "GS14", area: "A", .topSecretSCI, key: 35, weight: 9),
        DemoRole("Division chief", "O6", "GS15", area: "A", .topSecretSCI, key: 90, weight: 3),
        DemoRole("Exercise planner", "E8", "GS11", area: "H", weight: 12),
        DemoRole("Logistics planner", "O3", "GS12", area: "E", weight: 12),
        DemoRole("Resource analyst", "", "GS12", area: "G", weight: 8),
        DemoRole("Training program manager", "E9", "GS12", area: "D", weight: 6),
        DemoRole("Case analyst", "W3", "GS11", area: "B", weight: 8),
        DemoRole("Assessment and evaluation analyst", "O3", "GS13", area: "A", .topSecret, weight: 9),
        DemoRole("Operations noncommissioned officer", "E7", "GS9", area: "C", weight: 14),
        DemoRole("Administrative specialist", "E6", "GS7", area: "C", weight: 8),
    ]

    /// The roles of an implementing agency.
    static let agencyRoles: [DemoRole] = [
        DemoRole("Case manager", "O3", "GS12", area: "B", weight: 26),
        DemoRole("Case manager", "E7", "GS11", area: "B", weight: 18),
        DemoRole("Logistics manager", "E8", "GS11", area: "E", weight: 16),
        DemoRole("Supply specialist", "E6", "GS9", area: "E", weight: 20),
        DemoRole("Transportation specialist", "E5", "GS9", area: "E", weight: 14),
        DemoRole("Training program officer", "O3", "GS11", area: "D", weight: 10),
        DemoRole("Financial analyst", "E7", "GS11", area: "G", weight: 12),
        DemoRole("Acquisition program officer", "O4", "GS13", area: "F", .topSecret, weight: 10),
        DemoRole("Contracting officer", "O4", "GS13", area: "F", weight: 7),
        DemoRole("Technical adviser", "W3", "GS12", area: "H", weight: 6),
        DemoRole("Country program director", "O5", "GS14", area: "B", .topSecret, key: 30, weight: 7),
        DemoRole("Division chief", "O6", "GS15", area: "B", .topSecret, key: 80, weight: 2),
        DemoRole("Administrative specialist", "E5", "GS7", area: "C", weight: 10),
        DemoRole("Director", "O7", "SES", area: "B", .topSecretSCI, key: 100, weight: 0),
    ]

    /// The roles of the headquarters.
    static let headquartersRoles: [DemoRole] = [
        DemoRole("Country program director", "O5", "GS14", area: "A", .topSecretSCI, key: 25, weight: 16),
        DemoRole("Policy analyst", "O4", "GS13", area: "A", .topSecret, weight: 24),
        DemoRole("Workforce analyst", "", "GS12", area: "C", weight: 12),
        DemoRole("Financial policy analyst", "", "GS13", area: "G", weight: 12),
        DemoRole("Case policy analyst", "O4", "GS13", area: "B", weight: 14),
        DemoRole("Humanitarian programs analyst", "O3", "GS12", area: "I", weight: 8),
        DemoRole("Operations noncommissioned officer", "E8", "GS9", area: "C", weight: 8),
        DemoRole("Directorate chief", "O6", "GS15", area: "A", .topSecretSCI, key: 80, weight: 4),
        DemoRole("Principal director", "O8", "SES", area: "A", .topSecretSCI, key: 100, weight: 1),
    ]

    /// The roles of the school.
    static let schoolRoles: [DemoRole] = [
        DemoRole("Instructor", "O4", "GS12", area: "D", weight: 36),
        DemoRole("Instructor", "E8", "GS11", area: "D", weight: 22),
        DemoRole("Course director", "O5", "GS13", area: "D", key: 20, weight: 10),
        DemoRole("Curriculum developer", "", "GS12", area: "H", weight: 12),
        DemoRole("Registrar", "E7", "GS9", area: "D", weight: 8),
        DemoRole("Student support specialist", "E6", "GS7", area: "D", weight: 10),
        DemoRole("Dean", "O6", "GS15", area: "D", .topSecret, key: 90, weight: 2),
    ]
}
