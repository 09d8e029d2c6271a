import { useEffect, useRef, useState } from 'preact/hooks';
import type { Pictures } from '../utils/ledger/pictures';
import { formatCount, formatShare } from './format';
import { useLocale, useWords } from './words';

interface ChartProps {
  title: string;
  /** Names of the rows or columns. */
  labels: string[];
  /** One or two rows of numbers, in the order of the labels. */
  series: { name: string; values: number[] }[];
  format: (value: number) => string;
  /** Bars lie, one below the other. */
  lies: boolean;
}

/** A picture and its table. The picture is for the eyes only: the table says the same to everyone. */
function Chart({ title, labels, series, format, lies }: ChartProps) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const data = JSON.stringify({ labels, series });
  useEffect(() => {
    let chart: { detach(): void } | null = null;
    let isGone = false;
    // Only who looks at pictures loads what draws them.
    void import('chartist').then(({ BarChart }) => {
      if (isGone || !place.current) return;
      // Lying bars begin at the foot.
      const order = <T,>(list: readonly T[]) => (lies ? [...list].reverse() : [...list]);
      const scale = {
        // There are no halves of a story.
        onlyInteger: series.every(({ values }) => values.every(Number.isInteger)),
        scaleMinSpace: 45,
        labelInterpolationFnc: (value: number | string) => format(Number(value)),
      };
      chart = new BarChart(
        place.current,
        { labels: order(labels), series: series.map(({ values }) => order(values)) },
        {
          horizontalBars: lies,
          reverseData: false,
          seriesBarDistance: 10,
          axisX: lies ? scale : {},
          axisY: lies ? { offset: 150 } : { ...scale, offset: 50, scaleMinSpace: 20 },
          height: lies ? `${Math.max(5, labels.length * 2.25 + 2)}rem` : '14rem',
        },
        // Where there is no room for the name of each column, every third has one, and the last among them.
        lies
          ? []
          : [
              [
                'screen and (max-width: 40rem)',
                {
                  axisX: {
                    labelInterpolationFnc: (name, column) =>
                      (labels.length - 1 - column) % 3 === 0 ? name : null,
                  },
                },
              ],
            ],
      );
    });
    return () => {
      isGone = true;
      chart?.detach();
    };
  }, [data, lies]);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {series.length > 1 && (
        <p class="chart-key quiet" aria-hidden="true">
          {series.map(({ name }, index) => (
            <span key={name} class={`chart-key-${index}`}>
              {name}
            </span>
          ))}
        </p>
      )}
      <div ref={place} class="ct-place" dir="ltr" aria-hidden="true" />
      <details>
        <summary>{words('charts_table', title)}</summary>
        <table>
          <thead>
            <tr>
              <td />
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, row) => (
              <tr key={label}>
                <th scope="row" dir="auto">
                  {label}
                </th>
                {series.map(({ name, values }) => (
                  <td key={name}>{format(values[row] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Pictures of what one reads, where it is shown, and how often one goes to the source. Made when they are opened. */
export function LedgerPictures({
  look,
  aggregatorName,
}: {
  look: () => Pictures;
  aggregatorName: (id: string) => string;
}) {
  const words = useWords();
  const locale = useLocale();
  const [pictures, setPictures] = useState<Pictures | null>(null);
  const count = (value: number) => formatCount(value, locale);
  const monthName = (month: string) =>
    new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
      Date.parse(`${month}-15`),
    );
  return (
    <details class="panel" onToggle={(event) => setPictures(event.currentTarget.open ? look() : null)}>
      <summary>{words('charts_heading')}</summary>
      {pictures && (
        <>
          <Chart
            lies
            title={words('charts_outlets')}
            labels={pictures.outlets.map(({ outlet }) => outlet)}
            series={[
              { name: words('charts_stories'), values: pictures.outlets.map(({ stories }) => stories) },
              { name: words('charts_opened'), values: pictures.outlets.map(({ opened }) => opened) },
            ]}
            format={count}
          />
          {pictures.shares.length > 0 && (
            <Chart
              lies
              title={words('charts_shares')}
              labels={pictures.shares.map(
                ({ aggregator, outlet }) => `${aggregatorName(aggregator)}: ${outlet}`,
              )}
              series={[{ name: words('charts_share'), values: pictures.shares.map(({ share }) => share) }]}
              format={(value) => formatShare(value, locale)}
            />
          )}
          <Chart
            lies={false}
            title={words('charts_months')}
            labels={pictures.months.map(({ month }) => monthName(month))}
            series={[
              { name: words('charts_stories'), values: pictures.months.map(({ met }) => met) },
              { name: words('charts_opened'), values: pictures.months.map(({ opened }) => opened) },
            ]}
            format={count}
          />
        </>
      )}
    </details>
  );
}
