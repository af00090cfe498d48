import CadreDomain

/// The tables of grades and of their equivalence.
extension ReferenceTableReader {
    func gradeTitles() throws(ReferenceTableError) -> [Grade: String] {
        var titles: [Grade: String] = [:]
        for row in try rows("grades", columns: "code,family,step,title,rank", key: ["code"]) {
            let grade = try grade(row, "code")
            guard row.text("family") == grade.family.rawValue else {
                throw row.error("family", allowed: grade.family.rawValue)
            }
            guard row.text("step") == String(grade.step) else { throw row.error("step", allowed: "\(grade.step)") }
            guard row.text("rank") == String(grade.rank) else { throw row.error("rank", allowed: "\(grade.rank)") }
            _ = (try row.confidence(), try row.source())
            titles[grade] = try row.filled("title")
        }
        return titles
    }

    func gradeEquivalences() throws(ReferenceTableError) -> [GradeEquivalence] {
        let columns = "scheme,military,civilian_min,civilian_max,valid_from"
        var equivalences: [GradeEquivalence] = []
        for row in try rows("grade_equivalence", columns: columns, key: ["scheme", "military", "valid_from"]) {
            let military = try grade(row, "military")
            guard military.isMilitary else { throw row.error("military", allowed: "a military grade") }
            let lowest = try grade(row, "civilian_min")
            let highest = try grade(row, "civilian_max")
            guard !lowest.isMilitary, let civilian = GradeBand(lowest: lowest, highest: highest) else {
                throw row.error("civilian_max", allowed: "a civilian grade not below civilian_min")
            }
            equivalences.append(
                GradeEquivalence(
                    scheme: try row.filled("scheme"), military: military, civilian: civilian,
                    validFrom: try row.validFrom(), confidence: try row.confidence(), source: try row.source()))
        }
        return equivalences
    }

    func gradeSchemes(known: Set<String>) throws(ReferenceTableError) -> [GradeScheme] {
        var schemes: [GradeScheme] = []
        for row in try rows("grade_schemes", columns: "scheme,valid_from", key: ["valid_from"]) {
            guard known.contains(row.text("scheme")) else {
                throw row.error("scheme", allowed: "a scheme of grade_equivalence.csv")
            }
            schemes.append(
                GradeScheme(
                    name: row.text("scheme"), validFrom: try row.validFrom(), confidence: try row.confidence(),
                    source: try row.source()))
        }
        return schemes
    }

    private func grade(_ row: ReferenceTableRow, _ column: String) throws(ReferenceTableError) -> Grade {
        try row.value(column, allowed: "a grade such as O5, GS13 or SES")
    }
}
