import { choose, typeDay } from '@mobilytics/journeys/fields';
import { goTo } from '@mobilytics/journeys/go-to';
import { expect, type Page } from '@playwright/test';
import { creativePng } from './creative-png.ts';

export interface BookedLine {
  campaign: string;
  line: string;
  market: RegExp;
  vehicle: string;
  firstDay: string;
  lastDay: string;
}

/** Creates a campaign with one line and a new creative, and asks to book it. */
export async function bookCampaign(page: Page, booked: BookedLine): Promise<void> {
  await goTo(page, 'Campaigns');
  await page.getByRole('link', { name: 'Create a campaign' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill(booked.campaign);
  await page.getByRole('textbox', { name: 'Advertiser' }).fill('Maple Coffee');
  await choose(page, 'Market', booked.market);
  await page.getByRole('button', { name: 'Create the campaign' }).click();
  await expect(page.getByRole('heading', { level: 1, name: booked.campaign })).toBeVisible();

  await page.getByRole('link', { name: 'Add a line' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill(booked.line);
  await typeDay(page, 'First day', booked.firstDay);
  await typeDay(page, 'Last day', booked.lastDay);
  await choose(page, 'Placement', 'Full wrap');
  await page.getByText(`${booked.vehicle} · Van`).click();
  const file = { name: 'maple.png', mimeType: 'image/png', buffer: creativePng(1200, 400) };
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Choose/ }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByText('Ready: maple.png')).toBeVisible();
  await page.getByRole('button', { name: 'Save the line' }).click();

  await expect(page.getByRole('heading', { level: 1, name: booked.campaign })).toBeVisible();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  const question = { name: `Book ${booked.line}?` };
  const dialog = page.getByRole('alertdialog', question).or(page.getByRole('dialog', question));
  await dialog.getByRole('button', { name: 'Book', exact: true }).dblclick();
  await expect(page.getByText('Our staff look at it.')).toBeVisible();
}

/** Staff find the line among those that wait, look at it and approve it. */
export async function approveLine(page: Page, line: string): Promise<void> {
  await goTo(page, 'Campaigns');
  const waiting = page.getByRole('table', { name: 'Lines waiting for approval' });
  await waiting.getByRole('link', { name: line }).click();
  await expect(page.getByRole('heading', { level: 1, name: line })).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText(`${line} is approved`)).toBeVisible();
}
