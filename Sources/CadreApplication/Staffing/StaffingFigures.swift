import CadreDomain
import CadrePlanning

/// Staffing figures as figures and tables, each linked to exactly the rows it counts.
enum StaffingFigures {
    /// One figure a measure, then fill and match.
    static func figures(_ measures: StaffingMeasures, request: StaffingRequest) -> [Figure] {
        StaffingMeasure.allCases.map { measure in
            Figure(
                name: measure.rawValue, title: measure.title, value: .int(measures[measure]),
                definition: measure.definition, rows: request.rows(measure)
            )
        } + [
            Figure(
                name: "fill", title: "Fill", value: share(measures.fill), definition: StaffingMeasure.fillDefinition,
                rows: nil
            ),
            Figure(
                name: "match", title: "Match", value: share(measures.match),
                definition: StaffingMeasure.matchDefinition, rows: nil
            ),
        ]
    }

    /// The table by the request's dimensions: keys, every measure, fill and match.
    static func table(_ table: StaffingTable, request: StaffingRequest, roster: Roster) -> DataTable {
        let keys = table.dimensions.flatMap { dimension in
            [
                TableColumn(dimension.rawValue, dimension.title),
                TableColumn(dimension.rawValue + "_name", dimension.title + ", name"),
            ]
        }
        let measures = StaffingMeasure.allCases.map {
            TableColumn($0.rawValue, $0.title, $0.definition, isNumber: true)
        }
        let shares = [
            TableColumn("fill", "Fill", StaffingMeasure.fillDefinition, isNumber: true),
            TableColumn("match", "Match", StaffingMeasure.matchDefinition, isNumber: true),
        ]
        let names = table.dimensions.map { dimension in
            let keys = dimension == table.dimensions[0] ? table.rowKeys : table.columnKeys
            return Dictionary(keys.map { ($0, roster.name(of: $0, in: dimension, on: request.asOf)) }) { first, _ in
                first
            }
        }
        let rows = table.cells.map { cell -> TableRow in
            var cells: [Cell] = []
            for (index, keyList) in [table.rowKeys, table.columnKeys].prefix(table.dimensions.count).enumerated() {
                let key = keyList[index == 0 ? cell.row : cell.column ?? 0]
                cells += [.text(key), .text(names[index][key] ?? key)]
            }
            var links: [Int: Address] = [:]
            for measure in StaffingMeasure.allCases {
                links[cells.count] = request.rows(measure, within: table.keys(of: cell))
                cells.append(.int(cell.measures[measure]))
            }
            cells += [share(cell.measures.fill), share(cell.measures.match)]
            return TableRow(cells, links: links)
        }
        let title = "Staffing by " + table.dimensions.map { $0.title.lowercased() }.joined(separator: " and ")
        return DataTable(name: "staffing", title: title, columns: keys + measures + shares, rows: rows)
    }

    /// The steps from required to qualified.
    static func waterfall(_ waterfall: StaffingWaterfall, request: StaffingRequest) -> DataTable {
        DataTable(
            name: "waterfall", title: "From required to qualified",
            columns: [
                TableColumn("step", "Step"), TableColumn("count", "Positions", isNumber: true),
                TableColumn("left", "Left", isNumber: true),
            ],
            rows: waterfall.steps.map { step in
                TableRow(
                    [.text(step.title), .int(step.count), .int(step.runningTotal)],
                    links: [0: request.positions(step.filters), 1: request.positions(step.filters)]
                )
            }
        )
    }

    /// A share in per cent with one decimal; missing where the whole is 0.
    static func share(_ ratio: Ratio) -> Cell { .share(permille: ratio.permille) }
}
