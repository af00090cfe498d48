import CadreDomain

extension Rule {
    /// The grade held lies in the band of the position.
    public static let gradeBand = Rule(
        identifier: "grade.band",
        sentence: "The person's grade lies in the band of grades that may fill the position.",
        citation: "Manning document of the position",
        confidence: .unverified,
        waiverAuthority: "The service that owns the position",
        exclusion: "of another grade",
        isDecidedByGroup: true,
        body: .gate { pair in
            pair.position.grades.contains(pair.person.grade)
        } facts: { pair in
            let grades = pair.position.grades
            let grade = pair.person.grade
            let remedy =
                grade < grades.lowest && grade.isMilitary == grades.lowest.isMilitary
                ? "A promotion to \(grades.lowest) by the reporting day."
                : "A position graded for \(grade)."
            return GateFacts(needed: "grade \(grades)", found: "grade \(grade)", remedy: remedy)
        }
    )
}
