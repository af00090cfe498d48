import CadreDomain
import CadrePlanning
import Foundation

/// The same facts as flat files for the peers, and the cells that they must arrive at.
struct FlatFiles {
    let folder: URL

    func write(_ roster: Roster) throws {
        try write(
            "position.csv",
            roster.register.positions.enumerated().map { index, position in
                [
                    "\(index)", position.command?.rawValue ?? "none", position.country.rawValue,
                    position.office.rawValue,
                    position.service?.rawValue ?? "any", "\(position.grades.highest)",
                    position.scCode.map { "\($0.area)" } ?? "none", position.state.rawValue,
                    position.isKeyBillet ? "1" : "0",
                    "\(position.validity.start.number)", "\(position.validity.end.number)",
                ].joined(separator: ",")
            })
        let places = Dictionary(uniqueKeysWithValues: roster.register.positions.enumerated().map { ($1.id, $0) })
        try write(
            "assignment.csv",
            roster.register.assignments.enumerated().map { index, assignment in
                let days = assignment.occupiedDays(knownOn: roster.today)
                let good = roster.qualifiedDays(ofAssignment: index)
                precondition(good.count <= 1, "The flat file has room for one range of qualified days.")
                let range = good.first ?? DayRange(clamping: days.start, days.start)
                let place = places[assignment.position] ?? -1
                return "\(index),\(place),\(days.start.number),\(days.end.number),\(assignment.plannedEnd.number),"
                    + "\(range.start.number),\(range.end.number)"
            })
    }

    func write(_ tables: [StaffingTable]) throws {
        try write(
            "cells.csv",
            tables.flatMap { table in
                table.cells.map { cell in
                    let keys = [table.rowKeys[cell.row], cell.column.map { table.columnKeys[$0] } ?? ""]
                    let figures = StaffingMeasure.allCases.map { "\(cell.measures[$0])" }
                    let name = table.dimensions.map(\.rawValue).joined(separator: "+")
                    return ([name] + keys + figures).joined(separator: ",")
                }
            })
    }

    private func write(_ name: String, _ lines: [String]) throws {
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: name))
    }
}
