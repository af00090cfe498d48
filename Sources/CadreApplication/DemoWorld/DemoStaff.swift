import CadreDomain

/// A staff that is no security cooperation office: its branches, its size and who works in it.
struct DemoStaff {
    /// The code of the office, or of a combatant command.
    let code: String
    let name: String
    let type: String
    /// What position numbers begin with.
    let prefix: String
    let country: String
    let post: String
    /// Codes and names of the branches, the first of which has the most positions.
    let branches: [(code: String, name: String)]
    let positions: Int
    let militaryPercent: Int
    /// How many of 1,000 military positions each service owns, in the order of `Service.allCases`.
    let militaryWeights: [Int]
    /// How many of 1,000 civilian positions each service owns, in the same order with the department last.
    let civilianWeights: [Int]
    let roles: [DemoRole]
    /// How many directors it has.
    let directors: Int
}

extension DemoStaff {
    /// Any service, as the department draws them.
    static let jointMilitary = [400, 200, 100, 260, 20, 20]
    /// Civilians of the services and of the department, as joint staffs draw them.
    static let jointCivilian = [330, 160, 20, 190, 5, 5, 290]

    /// The headquarters, the implementing agencies and the school; where they stand is public, their size is made up.
    static let agencies: [DemoStaff] = [
        DemoStaff(
            code: "HQ", name: "Security cooperation headquarters", type: "HQ", prefix: "HQ", country: "USA",
            post: "Arlington, Virginia",
            branches: [
                ("PLANS", "plans and policy"), ("CASES", "case operations"), ("FIN", "finance"),
                ("WORKFORCE", "workforce"), ("HA", "humanitarian assistance"),
            ],
            positions: 560, militaryPercent: 45, militaryWeights: jointMilitary,
            civilianWeights: [110, 80, 0, 80, 0, 0, 730], roles: DemoRole.headquartersRoles, directors: 4),
        agency(
            "USA", "Army", post: "Redstone Arsenal, Alabama", positions: 3_700, militaryPercent: 68,
            military: [1_000, 0, 0, 0, 0, 0], civilian: [1_000, 0, 0, 0, 0, 0, 0]),
        agency(
            "USAF", "Air Force", post: "Wright-Patterson Air Force Base, Ohio", positions: 2_250, militaryPercent: 68,
            military: [0, 0, 0, 970, 30, 0], civilian: [0, 0, 0, 990, 10, 0, 0]),
        agency(
            "USN", "Navy", post: "Washington Navy Yard, District of Columbia", positions: 1_750, militaryPercent: 68,
            military: [0, 680, 290, 0, 0, 30], civilian: [0, 900, 70, 0, 0, 30, 0]),
        agency(
            "LOG", "Logistics", post: "Fort Belvoir, Virginia", positions: 800, militaryPercent: 38,
            military: jointMilitary, civilian: [0, 0, 0, 0, 0, 0, 1_000]),
        agency(
            "CON", "Contract management", post: "Fort Gregg-Adams, Virginia", positions: 600, militaryPercent: 38,
            military: jointMilitary, civilian: [0, 0, 0, 0, 0, 0, 1_000]),
        agency(
            "INF", "Information systems", post: "Fort Meade, Maryland", positions: 400, militaryPercent: 42,
            military: jointMilitary, civilian: [0, 0, 0, 0, 0, 0, 1_000]),
        DemoStaff(
            code: "SCHOOL", name: "Security cooperation school", type: "SCHOOL", prefix: "SCH", country: "USA",
            post: "Wright-Patterson Air Force Base, Ohio",
            branches: [("INST", "instruction"), ("CURR", "curriculum"), ("REG", "registrar")],
            positions: 430, militaryPercent: 60, militaryWeights: jointMilitary,
            civilianWeights: [100, 60, 0, 80, 0, 0, 760], roles: DemoRole.schoolRoles, directors: 0),
    ]

    private static func agency(
        _ code: String, _ name: String, post: String, positions: Int, militaryPercent: Int, military: [Int],
        civilian: [Int]
    ) -> DemoStaff {
        DemoStaff(
            code: "IA-\(code)", name: "\(name) implementing agency", type: "IA", prefix: "IA-\(code)", country: "USA",
            post: post,
            branches: [
                ("CASES", "case management"), ("LOG", "logistics"), ("TNG", "training"), ("FIN", "finance"),
                ("ACQ", "acquisition"),
            ],
            positions: positions, militaryPercent: militaryPercent, militaryWeights: military,
            civilianWeights: civilian, roles: DemoRole.agencyRoles, directors: positions / 450)
    }

    /// The staff of a geographic combatant command.
    static func command(_ command: CombatantCommand) -> DemoStaff {
        let size = commandSizes.first { $0.command == command.code.rawValue }?.positions ?? 300
        return DemoStaff(
            code: command.code.rawValue, name: command.name, type: "CCMD",
            prefix: String(command.code.rawValue.prefix(3)) + "-HQ",
            country: command.headquarters == "Stuttgart" ? "DEU" : "USA", post: command.headquarters,
            branches: [
                ("J5", "plans and policy"), ("J4", "logistics"), ("J7", "training and exercises"), ("J8", "resources"),
            ],
            positions: size, militaryPercent: 72, militaryWeights: jointMilitary, civilianWeights: jointCivilian,
            roles: DemoRole.commandRoles, directors: 0)
    }

    private static let commandSizes: [(command: String, positions: Int)] = [
        ("AFRICOM", 430), ("CENTCOM", 480), ("EUCOM", 480), ("INDOPACOM", 520), ("NORTHCOM", 240), ("SOUTHCOM", 400),
    ]
}
