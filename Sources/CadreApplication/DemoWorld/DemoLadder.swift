import CadreDomain

/// The grades that the demo world uses and the steps between them.
enum DemoLadder {
    /// The grades of positions and people, from the lowest; a class of people has one of them.
    static let grades: [Grade] = [
        "E5", "E6", "E7", "E8", "E9", "W3", "O3", "O4", "O5", "O6", "O7", "O8", "GS7", "GS9", "GS11", "GS12", "GS13",
        "GS14", "GS15", "SES",
    ].compactMap { Grade($0) }

    private static let civilianSteps = [5, 7, 9, 11, 12, 13, 14, 15]

    /// The next grade up in the same pay plan; nil at its top.
    static func above(_ grade: Grade) -> Grade? {
        guard grade.family == .generalSchedule else { return Grade(family: grade.family, step: grade.step + 1) }
        return civilianSteps.first { $0 > grade.step }.flatMap { Grade(family: .generalSchedule, step: $0) }
    }

    /// The next grade down in the same pay plan; nil at its foot.
    static func below(_ grade: Grade) -> Grade? {
        guard grade.family != .seniorExecutive else { return nil }
        guard grade.family == .generalSchedule else { return Grade(family: grade.family, step: grade.step - 1) }
        return civilianSteps.last { $0 < grade.step }.flatMap { Grade(family: .generalSchedule, step: $0) }
    }

    /// The proficiency level that goes with a grade: 1 foundational, 2 practitioner, 3 expert, 4 executive.
    ///
    /// The project's own placeholder; the real mapping is not public.
    static func level(of grade: Grade) -> Int {
        switch (grade.family, grade.step) {
        case (.officer, 7...), (.seniorExecutive, _): 4
        case (.officer, 6), (.generalSchedule, 15): 3
        case (.officer, 4...5), (.generalSchedule, 12...14): 2
        default: 1
        }
    }

    /// The number of the class of people of this service and grade; people of one class can fill the same positions.
    static func classIndex(_ service: Service, _ grade: Grade) -> Int {
        (Service.allCases.firstIndex(of: service) ?? 0) * grades.count + (grades.firstIndex(of: grade) ?? 0)
    }

    /// How many classes there are.
    static var classCount: Int { Service.allCases.count * grades.count }

    /// The service of a class.
    static func service(ofClass index: Int) -> Service { Service.allCases[index / grades.count] }

    /// The grade of a class.
    static func grade(ofClass index: Int) -> Grade { grades[index % grades.count] }
}
